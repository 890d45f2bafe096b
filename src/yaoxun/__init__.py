"""Yaoxun (要讯): policy bulletins become a library in which every number opens the sentence that proves it."""
