"""The pages on which operators and secretaries look after API clients."""
