"""How good recognition, linking, cleaning, stories and relations are, measured on annotated texts (`kb eval`)."""

from kb.measure.gold import GoldText, load_gold
from kb.measure.run import Measures, measure

__all__ = ["GoldText", "Measures", "load_gold", "measure"]
