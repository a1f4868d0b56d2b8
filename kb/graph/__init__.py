"""The graph of who is connected with whom: built from values, explored, laid out, drawn and written to files.

Nothing here opens a knowledge base; entities and relations come in, graphs, positions and bytes go out.
"""
