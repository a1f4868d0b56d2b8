"""Who is who: comparing names, and joining those of one person, organization or country."""
