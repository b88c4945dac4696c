"""Translations of some sentences of the example sites, by site."""

TARGETS = {
    "handbook": {
        "We bake before sunrise.": "Wij bakken vóór zonsopgang.",
        "Each oven has a name.": "Elke oven heeft een naam.",
        "Keep your hands dry.": "Houd uw handen droog.",
    },
    "apireference": {"Plan your garden in code.": "Plan uw tuin in code.", "Start": "Beginnen"},
    "weblog": {
        "The storm": "De storm",
        "The wind broke a window of {{ tower }}.": "De wind brak een raam van {{ tower }}.",
    },
    "awesomenav": {
        "The garden beds": "De bedden", "Sheds": "Schuren", "Tools to lend": "Gereedschap te leen",
        "The seed shop": "De zaadwinkel",
    },
    "monorepo": {"Everything has its place.": "Alles heeft zijn plaats."},
}  # fmt: skip
