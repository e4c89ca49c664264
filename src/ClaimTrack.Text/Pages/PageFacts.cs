using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ClaimTrack.Text;

/// <summary>What a page says of itself, most trustworthy statement first: JSON-LD, Open Graph, meta, visible elements.</summary>
sealed partial record PageFacts(
    string? Title, string? Byline, string? Publisher, DateOnly? PublishedOn, string? Language, string? CanonicalUrl, string? ArticleBody)
{
    const int LongestTitle = 300;
    const int LongestName = 120;

    public static PageFacts Of(IDocument page, Uri? address)
    {
        var data = LinkedData.Of(page);
        var meta = new MetaElements(page);
        var publisher = Line(data.Publisher, LongestName) ?? Line(meta["og:site_name", "application-name", "dc.publisher", "publisher"], LongestName);
        return new PageFacts(
            TitleOf(page, data, meta, publisher),
            BylineOf(page, data, meta),
            publisher,
            DateOf(page, data, meta),
            LanguageOf(page, data, meta),
            CanonicalOf(page, meta, address),
            data.Body);
    }

    static string? TitleOf(IDocument page, LinkedData data, MetaElements meta, string? publisher)
    {
        var title = Line(data.Headline, LongestTitle)
            ?? Line(meta["og:title", "twitter:title", "dc.title", "parsely-title"], LongestTitle);
        var headings = page.QuerySelectorAll("h1").Select(heading => Line(heading.TextContent, LongestTitle)).OfType<string>().ToList();
        title ??= (headings.Count == 1 && Paragraphs.Words(headings[0]) >= 4 ? headings[0] : null) ?? Line(page.QuerySelector("head > title")?.TextContent ?? page.Title, LongestTitle);
        if (title is null) return headings.FirstOrDefault();
        // What the page prints as its heading is the title without the site's name, if the one begins with the other.
        var printed = headings.Find(heading => heading.Length >= 10 && heading.Length < title.Length && title.StartsWith(heading, StringComparison.OrdinalIgnoreCase));
        return printed ?? WithoutSite(title, publisher);
    }

    static string WithoutSite(string title, string? publisher)
    {
        var cut = title.LastIndexOfAny(['|', '–', '—', '-', '·', '»', '•']);
        if (cut < 8 || title[cut - 1] != ' ') return title;
        var site = title[(cut + 1)..].Trim();
        var named = publisher is not null && Letters(site).Length > 0
            && (Letters(publisher).Contains(Letters(site), StringComparison.Ordinal) || Letters(site).Contains(Letters(publisher), StringComparison.Ordinal));
        return named || title[cut] == '|' ? title[..cut].TrimEnd() : title;
    }

    static string? BylineOf(IDocument page, LinkedData data, MetaElements meta) =>
        Bylines.Clean(data.Author)
        ?? Bylines.Clean(meta["author", "parsely-author", "article:author", "dc.creator", "sailthru.author", "byl"])
        ?? FirstOf(page, "[itemprop~='author'] [itemprop~='name'], [itemprop~='author']")
        ?? FirstOf(page, "[rel~='author']")
        ?? FirstOf(page, ".byline .author, .byline, .author-name, .article-author, .post-author, .author, .p-author");

    static string? FirstOf(IDocument page, string selector) =>
        page.QuerySelectorAll(selector).Take(5).Select(element => Bylines.Clean(element.GetAttribute("content") ?? element.TextContent)).OfType<string>().FirstOrDefault();

    static DateOnly? DateOf(IDocument page, LinkedData data, MetaElements meta) =>
        PrintedDate.In(data.DatePublished)
        ?? PrintedDate.In(meta["article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
            "publishdate", "publish-date", "dc.date.issued", "dc.date", "dcterms.created", "date", "article.published", "cxenseparse:recs:publishtime"])
        ?? Times(page, "[itemprop~='datePublished']")
        ?? Times(page, "time[pubdate], article time[datetime], time.published, time.entry-date, time[datetime]")
        ?? Times(page, ".published, .entry-date, .post-date, .article-date, .dateline, .date, .pubdate, .timestamp");

    static DateOnly? Times(IDocument page, string selector) =>
        page.QuerySelectorAll(selector).Take(5)
            .Select(element => PrintedDate.In(element.GetAttribute("datetime")) ?? PrintedDate.In(element.GetAttribute("content")) ?? PrintedDate.In(element.TextContent.Trim()))
            .FirstOrDefault(date => date is not null);

    static string? LanguageOf(IDocument page, LinkedData data, MetaElements meta) =>
        Tag(page.DocumentElement?.GetAttribute("lang")) ?? Tag(page.DocumentElement?.GetAttribute("xml:lang"))
        ?? Tag(meta["content-language", "og:locale", "dc.language", "language"]) ?? Tag(data.Language);

    static string? Tag(string? declared)
    {
        if (declared is null) return null;
        var parts = declared.Split([',', ';'])[0].Trim().Replace('_', '-').Split('-');
        if (!LanguageTag().IsMatch(string.Join('-', parts)) || parts[0].ToLowerInvariant() is "und" or "mul" or "zxx") return null;
        // BCP 47 spells language lower, script title and region upper.
        return string.Join('-', parts.Select((part, i) => i == 0 ? part.ToLowerInvariant()
            : part.Length == 4 && char.IsAsciiLetter(part[0]) ? char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant()
            : part.Length == 2 ? part.ToUpperInvariant() : part.ToLowerInvariant()));
    }

    static string? CanonicalOf(IDocument page, MetaElements meta, Uri? address)
    {
        var named = page.QuerySelector("link[rel~='canonical' i]")?.GetAttribute("href") ?? meta["og:url"];
        if (string.IsNullOrWhiteSpace(named)) return null;
        var found = address is { IsAbsoluteUri: true } ? Uri.TryCreate(address, named.Trim(), out var url) : Uri.TryCreate(named.Trim(), UriKind.Absolute, out url);
        return found && url!.Scheme is "http" or "https" && url.Host.Length > 0 && url.UserInfo.Length == 0 ? url.AbsoluteUri : null;
    }

    static string? Line(string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length > 4 * longest) text = text[..(4 * longest)];
        // JSON-LD and meta values are often escaped twice.
        var line = PlainText.Normalise(WebUtility.HtmlDecode(text).ReplaceLineEndings(" "));
        return line.Length == 0 || line.Length > longest ? null : line;
    }

    static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();
}
