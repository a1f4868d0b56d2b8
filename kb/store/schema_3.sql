-- Version 3: what tells people of one name apart is kept with each chain (kb/particulars.py); filled in as files are read again.

ALTER TABLE chain ADD COLUMN told TEXT NOT NULL DEFAULT '[]';
