"""The HTTP contract's manners: requests, answers, problems, permissions, the OpenAPI document."""
