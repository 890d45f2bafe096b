"""Claims: quantities with what they are said of, when they hold and which way they look; targets and statistics are made of them."""

from yaoxun.extraction.claims.claim import Claim
from yaoxun.extraction.claims.frame import Frame, frame, period_end
from yaoxun.extraction.claims.parts import Part, parts
from yaoxun.extraction.claims.rules import claims
from yaoxun.extraction.claims.silence import speaking

__all__ = ["Claim", "Frame", "Part", "claims", "frame", "parts", "period_end", "speaking"]
