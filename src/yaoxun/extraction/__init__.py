"""From an article's text to its facts: literals first, then provisions made of them. One room a kind."""
