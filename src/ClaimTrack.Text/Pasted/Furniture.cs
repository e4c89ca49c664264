using System.Text.RegularExpressions;

namespace ClaimTrack.Text;

/// <summary>Lines that belong to the site, not to the article.</summary>
static partial class Furniture
{
    const int LongestLabel = 90;

    /// <summary>A line to leave out wherever it stands: a menu entry, a logo, a button, a notice, a bare address.</summary>
    public static bool IsLabel(string line)
    {
        if (Notice().IsMatch(line)) return line.Length <= 400;
        if (line.Length > LongestLabel) return false;
        return Button().IsMatch(line) || Logo().IsMatch(line) || Address().IsMatch(line) || Divider().IsMatch(line) || IsMenu(line)
            || !line.Any(char.IsLetterOrDigit);
    }

    /// <summary>A line that heads links to other articles; the article may go on after them.</summary>
    public static bool HeadsLinks(string line) => line.Length <= LongestLabel && Links().IsMatch(line);

    /// <summary>A line after which, once there is a body, nothing of the article follows.</summary>
    public static bool EndsArticle(string line) => line.Length <= LongestLabel && End().IsMatch(line);

    /// <summary>The name in a line that describes the site's logo.</summary>
    public static string? NameOnLogo(string line) =>
        line.Length <= LongestLabel && Logo().Match(line) is { Success: true } match && match.Groups["name"].Length > 1 ? match.Groups["name"].Value : null;

    static bool IsMenu(string line)
    {
        var parts = line.Split(['|', '•', '·', '›', '»'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 3 && parts.All(part => Paragraphs.Words(part) <= 3);
    }

    [GeneratedRegex(@"^(?:menu|home|search|log ?in|sign (?:in|up|out)|log ?out|register|subscribe(?: now| today)?|donate(?: now)?|advertisements?|sponsored(?: content)?|promoted|share(?: this)?(?: article| story| post)?|share(?: on)? (?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|email).*|tweet(?: this)?|pin(?: it)?|e-?mail(?: this)?|print(?: this)?(?: article| page)?|copy link|save(?: for later)?|listen(?: to (?:this )?article)?|facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|instagram|youtube|tiktok|rss|skip to (?:main )?content|toggle (?:navigation|menu)|close|next|previous|back to top|load more|show more|see all|view all|contact(?: us)?|about(?: us)?|privacy(?: policy)?|terms(?: of (?:use|service))?|cookie(?:s| policy| settings)?|follow us.*|newsletters?|sign up (?:for|to) .*|get (?:the|our) .*newsletter.*|join (?:our|the) .*|image(?: credit)?:.*|photo(?: credit| by|:).*|\d+ (?:min(?:ute)?s? read|shares?|views?)|(?:reading time|updated|last updated|article continues below|story continues below).*|anzeige|werbung|publicité|publicidad|pubblicità|partager|compartir|teilen)[.!:]?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Button();

    [GeneratedRegex(@"^(?<name>.*?)\s*\blogo$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Logo();

    [GeneratedRegex(@"^(?:\S*\s?)?(?:https?://|www\.)\S+$|^[a-z]+(?:_[a-z]+)+$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"^[\W_]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Divider();

    [GeneratedRegex(@"^(?:we use cookies|this (?:web)?site uses cookies|by continuing to (?:use|browse)|sign up (?:for|to) |subscribe to |support our |please (?:enable|disable|consider)|your browser |you have \d+ free|already a subscriber|the views expressed|all rights reserved|copyright |©|\(c\) \d{4})", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Notice();

    [GeneratedRegex(@"^(?:related(?: (?:articles?|stor(?:y|ies)|posts?|news|content|coverage|topics|reading|links?))?|(?:also )?read(?: more| next| also)?|more (?:stories|news|articles|from|on|in|like this)\b.*|most (?:read|popular|viewed|shared|recent)\b.*|latest (?:news|stories|posts|articles|headlines)|recent (?:posts|articles|stories|news)|recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|enjoy)|trending(?: now)?|popular(?: (?:now|posts|stories))?|see also|editor['’]?s?['’]? picks?|top stories|up next|don['’]?t miss|what to read next|in case you missed it|mehr zum thema|lesen sie auch|à lire aussi|lire aussi|lea también|leggi anche|читайте также|leia também|lees ook)\s*:?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    [GeneratedRegex(@"^(?:(?:\d+\s+)?comments?(?: \(\d+\))?|leave a (?:reply|comment).*|post a comment|join the (?:conversation|discussion)|(?:contact|call|write(?: to)?|email|tell) your (?:elected|local|state|representatives?|senators?|congress|member|mps?).*|about the authors?|tags?(?::.*)?|filed under:?.*|categories:.*|topics:.*|posted in:?.*|previous (?:article|post).*|next (?:article|post).*|copyright .*|©.*|all rights reserved.*|share this (?:article|story|post)?:?|kommentare|commentaires|comentarios|commenti|комментарии)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
