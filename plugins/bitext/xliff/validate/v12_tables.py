"""The grammar of XLIFF 1.2 as tables, equal to its transitional schema (XLIFF 1.2, appendix)."""

from __future__ import annotations

from collections.abc import Mapping

from bitext.xliff.validate.grammar import Attribute, Grammar, Shape, shape
from bitext.xliff.validate.values import (
    DATE_TIME,
    NMTOKEN,
    SPACE,
    XML_LANGUAGE,
    YES_NO,
    Value,
    collapsed,
    either,
    items,
    one_of,
    pattern,
)
from bitext.xliff.vocabulary import V12, XML


def clause(name: str) -> str:
    """The clause that defines an element or attribute; sections of XLIFF 1.2 are cited by name."""
    return f"XLIFF 1.2, {name}"


def _element(name: str, children: str = "", attributes: str = "", *, text: bool = False, open: bool = False) -> Shape:
    return shape(clause(f"<{name}>"), children, attributes, text=text, open=open)


_INLINE = "g|bpt|ept|ph|it|mrk|x|bx|ex*"
_FILE = "internal-file|external-file"
_ABOUT = "context-group|count-group|prop-group|note"
_UNITS = "group|trans-unit|bin-unit*"
_LOOK = (
    "datatype ts restype resname extradata extype help-id menu menu-option menu-name coord font css-style style "
    "exstyle xml:space"
)
_SIZES = "maxbytes minbytes maxheight minheight maxwidth minwidth"
_EDITED = f"translate reformat size-unit {_SIZES} charclass merged-trans"
_CODE = "id! ts xid equiv-text"

_ELEMENTS: Mapping[str, Shape] = {
    "xliff": _element("xliff", "*|file+", "version! xml:lang", open=True),
    "file": _element(
        "file",
        "header? body",
        "original! source-language! datatype! target-language tool tool-id date ts category product-name "
        "product-version build-num xml:space",
        open=True,
    ),
    "header": _element("header", "skl? phase-group? glossary|reference|count-group|prop-group|note|tool* **"),
    "skl": _element("skl", _FILE),
    "glossary": _element("glossary", _FILE),
    "reference": _element("reference", _FILE),
    "internal-file": _element("internal-file", "", "form crc", text=True),
    "external-file": _element("external-file", "", "href! uid crc"),
    "phase-group": _element("phase-group", "phase+"),
    "phase": _element(
        "phase",
        "note*",
        "phase-name! process-name! company-name tool tool-id date job-id contact-name contact-email contact-phone",
    ),
    "tool": shape(clause("<tool>"), "", "tool-id! tool-name! tool-version tool-company", open=True, free=True),
    "note": _element("note", "", "xml:lang from priority annotates", text=True),
    "count-group": _element("count-group", "count*", "name!"),
    "count": _element("count", "", "count-type phase-name unit", text=True),
    "context-group": _element("context-group", "context+", "crc name purpose"),
    "context": _element("context", "", "context-type! match-mandatory crc", text=True),
    "prop-group": _element("prop-group", "prop+", "name"),
    "prop": _element("prop", "", "prop-type! xml:lang", text=True),
    "body": _element("body", _UNITS),
    "group": _element(
        "group", f"context-group* count-group* prop-group* note* ** {_UNITS}", f"id {_LOOK} {_EDITED}", open=True
    ),
    "trans-unit": _element(
        "trans-unit",
        f"source seg-source? target? {_ABOUT}|alt-trans* **",
        f"id! approved phase-name {_LOOK} {_EDITED}",
        open=True,
    ),
    "alt-trans": _element(
        "alt-trans",
        "source? seg-source? target+ context-group* prop-group* note* **",
        f"mid match-quality tool tool-id crc xml:lang origin phase-name alttranstype {_LOOK}",
        open=True,
    ),
    "bin-unit": _element(
        "bin-unit",
        f"bin-source bin-target? {_ABOUT}|trans-unit* **",
        "id! mime-type! approved translate reformat ts restype resname phase-name",
        open=True,
    ),
    "bin-source": _element("bin-source", _FILE, "ts", open=True),
    "bin-target": _element(
        "bin-target", _FILE, "mime-type ts state state-qualifier phase-name restype resname", open=True
    ),
    "source": _element("source", _INLINE, "xml:lang ts", text=True, open=True),
    "seg-source": _element("seg-source", _INLINE, "xml:lang ts", text=True, open=True),
    "target": _element(
        "target",
        _INLINE,
        "state state-qualifier phase-name xml:lang ts restype resname coord font css-style style exstyle equiv-trans",
        text=True,
        open=True,
    ),
    "g": _element("g", _INLINE, f"{_CODE} ctype clone", text=True, open=True),
    "x": _element("x", "", f"{_CODE} ctype clone", open=True),
    "bx": _element("bx", "", f"{_CODE} rid ctype clone", open=True),
    "ex": _element("ex", "", f"{_CODE} rid", open=True),
    "ph": _element("ph", "sub*", f"{_CODE} ctype assoc", text=True, open=True),
    "bpt": _element("bpt", "sub*", f"{_CODE} rid ctype", text=True, open=True),
    "ept": _element("ept", "sub*", f"{_CODE} rid", text=True, open=True),
    "it": _element("it", "sub*", f"{_CODE} pos! rid ctype", text=True, open=True),
    "sub": _element("sub", _INLINE, "datatype ctype xid", text=True),
    "mrk": _element("mrk", _INLINE, "mtype! mid comment ts", text=True, open=True),
}

_DATATYPES = (
    "asp c cdf cfm cpp csharp cstring csv database documentfooter documentheader filedialog form html htmlbody ini "
    "interleaf javaclass javapropertyresourcebundle javalistresourcebundle javascript jscript layout lisp margin "
    "menufile messagefile mif mimetype mo msglib pagefooter pageheader parameters pascal php plaintext po report "
    "resources resx rtf sgml sgmldtd svg vbscript warning winres xhtml xml xmldtd xsl xul"
)
_CONTEXTS = "database element elementtitle linenumber numparams paramnotes record recordtitle sourcefile"
_MARKS = (
    "abbrev abbreviated-form abbreviation acronym appellation collocation common-name datetime equation "
    "expanded-form formula head-term initialism international-scientific-term internationalism logical-expression "
    "materials-management-unit name near-synonym part-number phrase phraseological-unit protected romanized-form "
    "seg set-phrase short-form sku standard-text symbol synonym synonymous-phrase term transcribed-form "
    "transliterated-form truncated-term variant"
)
_RESOURCES = (
    "auto3state autocheckbox autoradiobutton bedit bitmap button caption cell checkbox checkboxmenuitem "
    "checkedlistbox colorchooser combobox comboboxexitem comboboxitem component contextmenu ctext cursor "
    "datetimepicker defpushbutton dialog dlginit edit file filechooser fn font footer frame grid groupbox header "
    "heading hedit hscrollbar icon iedit keywords label linklabel list listbox listitem ltext menu menubar menuitem "
    "menuseparator message monthcalendar numericupdown panel popupmenu pushbox pushbutton radio radiobuttonmenuitem "
    "rcdata row rtext scrollpane separator shortcut spinner splitter state3 statusbar string tabcontrol table "
    "textbox togglebutton toolbar tooltip trackbar tree uri userbutton usercontrol var versioninfo vscrollbar "
    "window"
)
_SIZE_UNITS = "byte char col cm dlgunit em ex glyph in mm percent pixel point row"
_STATES = (
    "final needs-adaptation needs-l10n needs-review-adaptation needs-review-l10n needs-review-translation "
    "needs-translation new signed-off translated"
)
_QUALIFIERS = (
    "exact-match fuzzy-match id-match leveraged-glossary leveraged-inherited leveraged-mt leveraged-repository "
    "leveraged-tm mt-suggestion rejected-grammar rejected-inaccurate rejected-length rejected-spelling "
    "tm-suggestion"
)
_UNITS_OF_COUNT = (
    "word page trans-unit bin-unit glyph item instance character line sentence paragraph segment placeable"
)
_REFORMATS = "coord coord-x coord-y coord-cx coord-cy font font-name font-size font-weight css-style style ex-style"

_OWN = pattern("a value of your own as x-…", r"x-[^ \t\n\r]+")
_TOKEN = collapsed(NMTOKEN)


def _or_own(words: str) -> Value:
    return either(_OWN, collapsed(one_of(*words.split())))


_DELIMITER, _PLACEHOLDER = _or_own("bold italic underlined link"), _or_own("image pb lb")
_VALUES: tuple[tuple[str, Value], ...] = (
    ("version", one_of("1.2", "1.1", "1.0")),
    *((name, XML_LANGUAGE) for name in ("source-language", "target-language")),
    ("xml:lang", either(XML_LANGUAGE, one_of(""))),
    ("xml:space", collapsed(SPACE)),
    *((name, DATE_TIME) for name in ("file@date", "phase@date")),
    *(
        (name, collapsed(YES_NO))
        for name in ("approved", "translate", "clone", "match-mandatory", "equiv-trans", "merged-trans")
    ),
    ("datatype", _or_own(_DATATYPES)),
    ("context-type", either(_OWN, one_of(*_CONTEXTS.split()))),
    ("purpose", items(either(one_of("information", "location", "match"), _OWN))),
    ("count-type", _or_own(f"num-usages repetition total {_RESOURCES} {_DATATYPES} {_STATES} {_QUALIFIERS}")),
    ("count@unit", _or_own(_UNITS_OF_COUNT)),
    ("mtype", _or_own(_MARKS)),
    ("restype", _or_own(_RESOURCES)),
    ("size-unit", _or_own(_SIZE_UNITS)),
    ("state", _or_own(_STATES)),
    ("state-qualifier", _or_own(_QUALIFIERS)),
    ("note@priority", collapsed(pattern("a whole number from 1 to 10", r"\+?0*(?:[1-9]|10)"))),
    ("annotates", collapsed(one_of("source", "target", "general"))),
    ("reformat", either(one_of("yes", "no"), items(either(one_of(*_REFORMATS.split()), _OWN)))),
    ("alttranstype", either(one_of("proposal", "previous-version", "rejected", "reference", "accepted"), _OWN)),
    (
        "mime-type",
        pattern("a MIME type", r"(?:text|multipart|message|application|image|audio|video|model)(?:/[^\n\r]+)*"),
    ),
    ("coord", pattern("four numbers or # as 1;2;#;#", r"(?:(?:-?\d+|#);){3}(?:-?\d+|#)")),
    ("pos", collapsed(one_of("open", "close"))),
    ("assoc", collapsed(one_of("preceding", "following", "both"))),
    *((f"{name}@ctype", _DELIMITER) for name in ("g", "bx", "bpt", "it", "sub")),
    *((f"{name}@ctype", _PLACEHOLDER) for name in ("x", "ph")),
    *((name, _TOKEN) for name in (*_SIZES.split(), "crc", "uid", "rid", "mid", "help-id", "style", "exstyle")),
    *((f"{name}@phase-name", _TOKEN) for name in ("target", "alt-trans", "bin-target")),
)

_ATTRIBUTES: Mapping[str, Attribute] = {
    name: Attribute(clause(name.rpartition("@")[2]), value) for name, value in _VALUES
}

GRAMMAR = Grammar({V12: "", XML: "xml"}, _ELEMENTS, _ATTRIBUTES)
