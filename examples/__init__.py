"""Sample bulletins with their gold, and the program that makes them."""
