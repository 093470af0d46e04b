"""The tests; they are a package so that all of them find the builders."""
