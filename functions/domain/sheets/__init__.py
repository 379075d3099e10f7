"""Sheets (表格) as people have them: CSV in any encoding, what Excel copies, .xlsx; read by what columns mean."""
