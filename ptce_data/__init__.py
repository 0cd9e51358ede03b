"""The ledger of what the pôles territoriaux de coopération économique publish, and its answers."""
