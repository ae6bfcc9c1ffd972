"""The chat in a real browser. What is promised to a parent is tried as a parent would: by mouse, keys and bad luck."""
