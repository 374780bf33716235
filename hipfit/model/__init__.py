"""The words of hipfit: frozen values that know nothing of files, screens or libraries."""
