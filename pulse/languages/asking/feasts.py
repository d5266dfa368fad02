"""Days of the year that people name in every language, by what they are."""

FEASTS = {
    "christmas": "christmas|xmas|christmas day|weihnachten|weihnachtstag|navidad|noel|natal|natale",
    "christmas eve": (
        "christmas eve|heiligabend|heilig abend|nochebuena|reveillon de noel|vespera de natal|vigilia di natale"
    ),
    "new year": (
        "new years day|new year s day|neujahr|neujahrstag|ano nuevo|dia de ano nuevo|jour de l an|nouvel an|"
        "ano novo|capodanno"
    ),
    "new years eve": (
        "new years eve|new year s eve|nye|silvester|nochevieja|fin de ano|saint sylvestre|passagem de ano|san silvestro"
    ),
    "black friday": "black friday|blackfriday|viernes negro",
    "cyber monday": "cyber monday|cybermonday",
    "valentine": (
        "valentines|valentine|valentines day|valentinstag|san valentin|saint valentin|san valentino|dia dos namorados"
    ),
    "halloween": "halloween",
    "easter": "easter|easter sunday|ostern|ostersonntag|pascua|domingo de pascua|paques|pascoa|pasqua",
}
