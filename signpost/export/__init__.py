"""The knowledge base as open data: contacts as Open Referral UK, answers as schema.org JSON-LD."""
