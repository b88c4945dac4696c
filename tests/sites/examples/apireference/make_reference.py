import mkdocs_gen_files

for module in ("beds", "tools"):
    with mkdocs_gen_files.open(f"reference/{module}.md", "w") as page:
        print(f"# {module}\n\n::: garden.{module}", file=page)
with mkdocs_gen_files.open("reference/SUMMARY.md", "w") as nav:
    print("* [Beds](beds.md)\n* [Tools](tools.md)", file=nav)
