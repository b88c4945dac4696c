"""The macros of the handbook."""


def define_env(env):
    """One macro."""

    @env.macro
    def shift(name: str) -> str:
        return f"the {name} shift"
