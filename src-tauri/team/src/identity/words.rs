//! The words that a card is compared by: short, each a thing, none mistaken for another when spoken.

/// One word for each value of a byte, by the alphabet.
pub(super) const WORDS: [&str; 256] = [
    "acorn", "actor", "album", "amber", "anchor", "angle", "apple", "apron", "arrow", "atlas", "attic",
    "autumn", "badge", "bagel", "baker", "ballad", "bamboo", "banjo", "barley", "basket", "beacon", "beaver",
    "bench", "berry", "bishop", "bison", "blanket", "blossom", "bonnet", "border", "bottle", "bramble",
    "breeze", "bridge", "bronze", "brush", "bucket", "buffalo", "bugle", "bundle", "bunker", "butter",
    "cabin", "cactus", "camera", "candle", "canoe", "canvas", "carpet", "castle", "cedar", "cello", "chalk",
    "cherry", "chimney", "cinema", "circle", "clover", "cobalt", "coffee", "comet", "compass", "copper",
    "coral", "cotton", "cricket", "crystal", "curtain", "cushion", "cypress", "daisy", "dancer", "desert",
    "diamond", "dolphin", "domino", "dragon", "drawer", "eagle", "echo", "elbow", "elephant", "engine",
    "envelope", "fabric", "falcon", "farmer", "feather", "fennel", "fiddle", "finger", "fjord", "flamingo",
    "flute", "forest", "fossil", "fountain", "frost", "galaxy", "gallop", "garden", "garlic", "gazelle",
    "geyser", "giant", "giraffe", "glacier", "glove", "goblet", "granite", "grape", "guitar", "hammer",
    "harbor", "hazel", "helmet", "heron", "hockey", "honey", "horizon", "hunter", "igloo", "island", "ivory",
    "jacket", "jasmine", "jelly", "jigsaw", "jungle", "juniper", "kayak", "kernel", "kettle", "kitten",
    "knight", "ladder", "lagoon", "lantern", "lava", "lemon", "library", "lilac", "lizard", "lobster",
    "lotus", "magnet", "mango", "maple", "marble", "meadow", "melon", "mirror", "monkey", "mosaic", "moss",
    "muffin", "museum", "mustard", "napkin", "nectar", "needle", "nickel", "noodle", "north", "nutmeg",
    "oasis", "ocean", "octopus", "olive", "onion", "orbit", "orchid", "otter", "oyster", "paddle", "palace",
    "panda", "parrot", "pastel", "peanut", "pebble", "pencil", "pepper", "piano", "picnic", "pigeon",
    "pilot", "planet", "pollen", "poppy", "potato", "prairie", "pulley", "pumpkin", "puzzle", "quartz",
    "quilt", "rabbit", "radish", "raven", "ribbon", "river", "robin", "rocket", "rubber", "saffron",
    "sailor", "salmon", "sandal", "satchel", "saturn", "scarf", "school", "seagull", "shadow", "shovel",
    "silver", "siren", "spider", "spinach", "squirrel", "statue", "stone", "summer", "sunset", "swallow",
    "tambour", "teapot", "temple", "thimble", "thunder", "tiger", "timber", "tomato", "topaz", "tractor",
    "trumpet", "tulip", "tunnel", "turtle", "umbrella", "uncle", "valley", "vanilla", "velvet", "village",
    "violin", "volcano", "waffle", "walnut", "water", "weasel", "whistle", "willow", "window", "zebra",
];

#[cfg(test)]
mod tests {
    use super::WORDS;

    fn one_letter_apart(one: &str, other: &str) -> bool {
        let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        if short.len() == long.len() {
            return short.bytes().zip(long.bytes()).filter(|(a, b)| a != b).count() <= 1;
        }
        (0..long.len()).any(|at| format!("{}{}", &long[..at], &long[at + 1..]) == short)
    }

    #[test]
    fn no_word_is_mistaken_for_another() {
        for (at, one) in WORDS.iter().enumerate() {
            assert!(
                (4..=8).contains(&one.len()) && one.bytes().all(|letter| letter.is_ascii_lowercase()),
                "{one}"
            );
            for other in &WORDS[at + 1..] {
                assert!(!one_letter_apart(one, other) && one[..4] != other[..4], "{one} and {other}");
            }
        }
        assert!(WORDS.is_sorted());
    }
}
