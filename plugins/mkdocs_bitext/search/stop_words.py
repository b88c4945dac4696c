"""Words that are too common to search for, in the languages that lunr has no usable list of."""

from __future__ import annotations

STOP_WORDS = {
    "ar": "في من على علي إلى الى عن أن ان هل كيف ما ماذا متى متي أين اين كم هو هي مع أو او لا لم هذا هذه"
    " ذلك التي الذي كل",
    "he": "של על את עם אל איך מה מתי איפה האם או זה כי לא אני הוא היא",
    "ja": "です ます ました ません まし ませ でし です する した して しま される いる ある こと もの から まで より"
    " ので ため には では とは への など この その あの どの これ それ どれ どう いつ どこ なに 何 ください"
    " くだ さい たい ない なら また という よう れる られる せる だっ でき できる",
    "th": "ที่ และ ของ ใน การ เป็น ได้ มี ให้ ไป จะ อย่างไร ยังไง ฉัน หรือ จาก",
    "zh": "的 了 是 在 和 与 或 我 你 您 怎么 怎样 如何 什么 哪里 吗 呢 请 可以 把 被 怎么办"
    " 與 嗎 請 怎麼 怎樣 什麼 哪裡",
}
"""By language, as words that Intl.Segmenter cuts off where a script has no spaces."""
