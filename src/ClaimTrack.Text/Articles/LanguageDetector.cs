using System.Collections.Frozen;
using System.Text;

namespace ClaimTrack.Text;

/// <summary>
/// Names the language of a text that does not declare one: by its script, and where languages share a script by their
/// commonest small words or a letter only one of them has.
/// </summary>
static class LanguageDetector
{
    const int Sample = 20_000;

    // A lone small word proves little: three of them, and a lead, or no answer.
    const int FewestWords = 3;

    static readonly FrozenDictionary<string, string[]> latin = new Dictionary<string, string>
    {
        ["en"] = "the and of to in that is was for with on by are this from has have were his they which will",
        ["es"] = "el la de que y en los del se las por un para con una su al como más pero sus fue ha",
        ["fr"] = "le la les de des et en un une du est que dans qui pour pas sur au avec ce plus par sont été",
        ["de"] = "der die das und den von zu mit dem des ist ein eine nicht auf im für sich auch werden wurde nach bei",
        ["pt"] = "o a os as de que e do da em um uma para com não por mais dos foi ao são na no também das",
        ["it"] = "il di che e la per un in del non una sono della con le si da è gli dei alla anche più nel",
        ["nl"] = "de het een van en in is dat op te zijn voor met die niet aan er om ook werd bij naar maar heeft",
        ["tr"] = "ve bir bu için ile da de olarak çok daha olan gibi kadar sonra göre en ancak ise değil oldu her",
        ["pl"] = "w i na z do że się nie jest to o jak za od po przez dla oraz tym są był które ale także",
    }.ToFrozenDictionary(language => language.Key, language => language.Value.Split(' '));

    /// <summary>A BCP 47 primary language subtag, or null when the text is too short or too mixed to tell.</summary>
    public static string? Detect(string text)
    {
        var sample = text.Length > Sample ? text[..Sample] : text;
        return DominantScript(sample) switch
        {
            Script.Latin => ByWords(sample),
            Script.Cyrillic => sample.AsSpan().ContainsAny("іїєґІЇЄҐ") && !sample.AsSpan().ContainsAny("ыэёъЫЭЁЪ") ? "uk" : "ru",
            Script.Arabic => IsPersian(sample) ? "fa" : "ar",
            Script.Hebrew => "he",
            Script.Devanagari => "hi",
            Script.Han => "zh",
            Script.Kana => "ja",
            Script.Hangul => "ko",
            _ => null
        };
    }

    static string? ByWords(string sample)
    {
        var counts = sample.ToLowerInvariant()
            .Split([' ', '\n', ',', '.', ';', ':', '"', '(', ')', '“', '”', '’', '\''], StringSplitOptions.RemoveEmptyEntries)
            .CountBy(word => word)
            .ToDictionary();
        var ranked = latin
            .Select(language => (language.Key, Count: language.Value.Sum(word => counts.GetValueOrDefault(word))))
            .OrderByDescending(language => language.Count)
            .ToList();
        return ranked[0].Count >= FewestWords && ranked[0].Count > ranked[1].Count ? ranked[0].Key : null;
    }

    // Letters Arabic does not have; a foreign name may bring in one or two, so they must be frequent.
    static bool IsPersian(string sample)
    {
        var letters = sample.Count(char.IsLetter);
        return sample.Count(c => c is 'پ' or 'چ' or 'ژ' or 'گ' or 'ک' or 'ی') * 25 > letters;
    }

    static Script DominantScript(string sample)
    {
        var counts = new int[Enum.GetValues<Script>().Length];
        foreach (var rune in sample.EnumerateRunes())
            if (Rune.IsLetter(rune)) counts[(int)ScriptOf(rune.Value)]++;

        // Japanese is written with more Han than kana at times, but Chinese has no kana at all.
        if (counts[(int)Script.Kana] * 10 > counts[(int)Script.Han]) counts[(int)Script.Kana] += counts[(int)Script.Han];
        counts[(int)Script.Other] = 0;
        var most = counts.Max();
        return most == 0 ? Script.Other : (Script)Array.IndexOf(counts, most);
    }

    static Script ScriptOf(int value) => value switch
    {
        < 0x0250 or (>= 0x1E00 and <= 0x1EFF) => Script.Latin,
        >= 0x0400 and <= 0x052F => Script.Cyrillic,
        >= 0x0590 and <= 0x05FF => Script.Hebrew,
        (>= 0x0600 and <= 0x077F) or (>= 0xFB50 and <= 0xFEFC) => Script.Arabic,
        >= 0x0900 and <= 0x097F => Script.Devanagari,
        _ when Scripts.IsKana(value) => Script.Kana,
        _ when Scripts.IsHan(value) => Script.Han,
        _ when Scripts.IsHangul(value) => Script.Hangul,
        _ => Script.Other
    };

    enum Script { Other, Latin, Cyrillic, Arabic, Hebrew, Devanagari, Han, Kana, Hangul }
}
