"""Staff: queues, and acts on an appeal, one file a verb."""
