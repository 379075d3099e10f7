"""How what people write is read: one form for matching, masks, telephones, lists, likeness."""
