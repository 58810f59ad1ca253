"""The Django project: settings, addresses, deployment checks and management commands."""
