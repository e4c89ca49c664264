using System.Collections.Frozen;

namespace ClaimTrack.Text;

/// <summary>What HTML elements are to a reader of text, and what can be told of a source without parsing it.</summary>
static class Markup
{
    static readonly FrozenSet<string> voids = Set("area base br col embed hr img input link meta param source track wbr");

    // Their end tags are optional, so counting them unclosed would make ordinary old pages look deep.
    static readonly FrozenSet<string> selfEnding = Set("p li dt dd tr td th thead tbody tfoot colgroup option optgroup rp rt");

    static readonly FrozenSet<string> textBearing = Set("html body p div article section main h1 h2 h3 h4 h5 h6 ul ol li table blockquote br span");

    static readonly FrozenSet<string> breaking = Set("""
        address article aside blockquote body br center dd details dialog dir div dl dt fieldset figcaption figure footer form
        h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary table tbody tfoot thead tr ul
        """);

    static readonly FrozenSet<string> unread = Set("""
        script style noscript template svg math canvas iframe object audio video select button textarea input datalist head title figcaption
        """);

    public static bool BreaksLine(string name) => breaking.Contains(name);

    public static bool IsUnread(string name) => unread.Contains(name);

    public static bool IsVoid(string name) => voids.Contains(name);

    public static char KindOf(string name, char around) => name switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => 'h',
        "blockquote" => 'q',
        "li" or "dt" or "dd" => around == 'q' ? 'q' : 'l',
        _ => around
    };

    /// <summary>True when the source has at least one opening and, unless it begins with markup, one closing tag of elements that hold text.</summary>
    public static bool LooksLikeHtml(string content)
    {
        var begins = content.AsSpan().TrimStart().StartsWith("<");
        var opening = 0;
        foreach (var tag in TagScanner.Tags(content))
        {
            if (!textBearing.Contains(tag.Name)) continue;
            if (!tag.IsEnd) opening++;
            if (opening > 0 && (begins || tag.IsEnd || opening > 2)) return true;
        }
        return false;
    }

    /// <summary>How many tags the source has if it is short and shallow enough to be read as a tree, else a number above any limit. One pass, no tree.</summary>
    public static int TagsIfTame(string html, int maxLength, int maxNesting)
    {
        if (html.Length > maxLength) return int.MaxValue;
        int depth = 0, tags = 0;
        foreach (var tag in TagScanner.Tags(html))
        {
            tags++;
            if (voids.Contains(tag.Name) || selfEnding.Contains(tag.Name)) continue;
            if (tag.IsEnd) depth = Math.Max(0, depth - 1);
            else if (!tag.IsSelfClosed && ++depth > maxNesting) return int.MaxValue;
        }
        return tags;
    }

    static FrozenSet<string> Set(string names) =>
        names.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
}
