namespace ClaimTrack.Text;

/// <summary>Walks the tags of a source from left to right, once, whatever it is. Comments and raw text are stepped over.</summary>
static class TagScanner
{
    const int LongestName = 32;

    public static IEnumerable<SourceTag> Tags(string html)
    {
        for (var at = html.IndexOf('<'); at >= 0 && at < html.Length - 1;)
        {
            if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
            {
                var close = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
                var after = close < 0 ? html.Length : close + 3;
                yield return new SourceTag("!--", at, after, IsEnd: true, IsSelfClosed: true);
                at = NextTag(html, after);
                continue;
            }
            if (html[at + 1] is '!' or '?')
            {
                var close = html.IndexOf('>', at);
                var after = close < 0 ? html.Length : close + 1;
                yield return new SourceTag("!", at, after, IsEnd: true, IsSelfClosed: true);
                at = NextTag(html, after);
                continue;
            }

            var isEnd = html[at + 1] == '/';
            var nameAt = isEnd ? at + 2 : at + 1;
            if (nameAt >= html.Length || !char.IsAsciiLetter(html[nameAt]))
            {
                at = NextTag(html, at + 1);
                continue;
            }
            var name = NameAt(html, nameAt);
            var end = EndOfTag(html, nameAt + name.Length);
            yield return new SourceTag(name, at, end, isEnd, end >= 2 && html[end - 2] == '/');

            if (!isEnd && (name is "script" or "style" or "textarea" or "title"))
            {
                end = html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
                if (end < 0) yield break;
            }
            at = NextTag(html, end);
        }
    }

    static int NextTag(string html, int from) => from >= html.Length ? -1 : html.IndexOf('<', from);

    static string NameAt(string html, int from)
    {
        var to = from;
        while (to < html.Length && to - from < LongestName && (char.IsAsciiLetterOrDigit(html[to]) || html[to] is '-' or ':')) to++;
        return html[from..to].ToLowerInvariant();
    }

    static int EndOfTag(string html, int from)
    {
        char quote = '\0', last = '\0';
        for (var at = from; at < html.Length; at++)
        {
            var c = html[at];
            if (quote != '\0') { if (c == quote) quote = '\0'; }
            else if (c == '>') return at + 1;
            // A quotation mark opens a value only after "="; elsewhere it is a slip that must not swallow the page.
            else if (c is '"' or '\'' && last == '=') quote = c;
            if (!char.IsWhiteSpace(c)) last = c;
        }
        return html.Length;
    }
}

/// <summary>A tag in a source: its name in lower case, where it begins and ends.</summary>
readonly record struct SourceTag(string Name, int Start, int End, bool IsEnd, bool IsSelfClosed);
