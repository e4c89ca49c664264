using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ClaimTrack.Web.Tests.Public.Feeds;

/// <summary>What the specifications of the feed formats demand, as rules: each that is broken is named.</summary>
public static partial class FeedRules
{
    static readonly XNamespace A = "http://www.w3.org/2005/Atom";
    static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";

    /// <summary>Reads XML as a strict program does: no document type, no character that XML forbids.</summary>
    public static XElement Parse(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new() { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XDocument.Load(reader).Root!;
    }

    /// <summary>The broken rules of RFC 4287 (section 4 and the schema in its appendix B), of RFC 4151 for identities and RFC 3339 for dates.</summary>
    public static IReadOnlyList<string> Atom(string xml, string self)
    {
        List<string> broken = [];
        var feed = Parse(xml);
        void Rule(bool holds, string sentence)
        {
            if (!holds) broken.Add(sentence);
        }
        void Once(XElement of, string name, bool needed = true)
        {
            var count = of.Elements(A + name).Count();
            Rule(count == 1 || (count == 0 && !needed), $"{of.Name.LocalName} has {count} {name}.");
        }
        void Common(XElement of)
        {
            foreach (var name in new[] { "id", "title", "updated" }) Once(of, name);
            foreach (var name in new[] { "rights", "published", "summary", "content", "source", "subtitle", "generator", "icon", "logo" }) Once(of, name, needed: false);
            Rule(Tag().IsMatch(of.Element(A + "id")?.Value ?? ""), $"{of.Element(A + "id")} is no tag URI.");
            foreach (var date in of.Elements().Where(e => e.Name == A + "updated" || e.Name == A + "published")) Rule(Rfc3339().IsMatch(date.Value), $"{date.Name.LocalName} {date.Value} is no RFC 3339 date.");
            foreach (var person in of.Elements(A + "author"))
            {
                Once(person, "name");
                Once(person, "uri", needed: false);
                Once(person, "email", needed: false);
                Rule(person.Element(A + "name")?.Value.Length > 0, "A person has a name.");
            }
            foreach (var link in of.Elements(A + "link"))
            {
                Rule(IsAddress((string?)link.Attribute("href")), $"{link} leads nowhere.");
                Rule(link.Attribute("type") is not { } type || type.Value.Contains('/'), $"{link} has no media type.");
                Rule(!link.HasElements && link.Value.Length == 0, "A link has no content.");
            }
            var alternates = of.Elements(A + "link").Where(l => (string?)l.Attribute("rel") == "alternate").Select(l => $"{l.Attribute("type")} {l.Attribute("hreflang")}").ToList();
            Rule(alternates.Distinct().Count() == alternates.Count, "Two alternates have the same type and language.");
            foreach (var category in of.Elements(A + "category"))
            {
                Rule(category.Attribute("term") is { Value.Length: > 0 }, "A category has a term.");
                Rule(category.Attribute("scheme") is not { } scheme || IsAddress(scheme.Value), $"{category} has a scheme that is no IRI.");
            }
            foreach (var text in of.Elements().Where(e => e.Name == A + "title" || e.Name == A + "summary" || e.Name == A + "subtitle" || e.Name == A + "rights"))
                Rule(!text.HasElements, $"{text.Name.LocalName} is plain text and has elements.");
        }
        Rule(feed.Name == A + "feed", $"The root is {feed.Name}.");
        Common(feed);
        Rule(feed.Elements(A + "link").Count(l => (string?)l.Attribute("rel") == "self") == 1 && (string?)feed.Elements(A + "link").Single(l => (string?)l.Attribute("rel") == "self").Attribute("href") == self,
            $"The feed does not name its own address {self}.");
        var known = new[] { "author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title", "updated", "entry" };
        foreach (var child in feed.Elements()) Rule(child.Name.Namespace == A && known.Contains(child.Name.LocalName), $"A feed has no {child.Name.LocalName}.");
        var entries = feed.Elements(A + "entry").ToList();
        Rule(feed.Elements(A + "author").Any() || entries.TrueForAll(e => e.Elements(A + "author").Any()), "Nobody is the author.");
        Rule(entries.Select(e => e.Element(A + "id")?.Value).Distinct().Count() == entries.Count, "Two entries have the same id.");
        var own = new[] { "author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary", "title", "updated" };
        foreach (var entry in entries)
        {
            Common(entry);
            foreach (var child in entry.Elements()) Rule(child.Name.Namespace == A && own.Contains(child.Name.LocalName), $"An entry has no {child.Name.LocalName}.");
            Rule(entry.Element(A + "content") is not null || entry.Elements(A + "link").Any(l => (string?)l.Attribute("rel") == "alternate"), "An entry has content or an alternate.");
            var content = entry.Element(A + "content");
            Rule(content is null || (string?)content.Attribute("type") == "html" && !content.HasElements, "Content of type html has no child elements.");
            Rule(entry.Attribute(XNamespace.Xml + "lang") is { Value.Length: > 0 }, "An entry has no language.");
            Rule(DateTimeOffset.Parse(entry.Element(A + "published")!.Value, CultureInfo.InvariantCulture) <= DateTimeOffset.Parse(entry.Element(A + "updated")!.Value, CultureInfo.InvariantCulture), "An entry changed before it came out.");
        }
        return broken;
    }

    /// <summary>The broken rules of RSS 2.0 (https://www.rssboard.org/rss-specification) and of the Advisory Board's profile.</summary>
    public static IReadOnlyList<string> Rss(string xml, string self)
    {
        List<string> broken = [];
        void Rule(bool holds, string sentence)
        {
            if (!holds) broken.Add(sentence);
        }
        var rss = Parse(xml);
        Rule(rss.Name == "rss" && (string?)rss.Attribute("version") == "2.0", "The root is rss, version 2.0.");
        Rule(rss.Elements().Count() == 1 && rss.Element("channel") is not null, "There is one channel.");
        var channel = rss.Element("channel")!;
        foreach (var name in new[] { "title", "link", "description" }) Rule(channel.Elements(name).Count() == 1 && channel.Element(name)!.Value.Length > 0, $"The channel has a {name}.");
        Rule(channel.Elements(A + "link").Any(l => (string?)l.Attribute("rel") == "self" && (string?)l.Attribute("href") == self), $"The channel does not name its own address {self}.");
        Rule(channel.Element("lastBuildDate") is not { } built || IsRfc822(built.Value), "lastBuildDate is an RFC 822 date.");
        var channelKnows = new[] { "title", "link", "description", "language", "copyright", "managingEditor", "webMaster", "pubDate", "lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image", "textInput", "skipHours", "skipDays", "item" };
        foreach (var child in channel.Elements().Where(e => e.Name.Namespace == XNamespace.None)) Rule(channelKnows.Contains(child.Name.LocalName), $"A channel has no {child.Name}.");
        var itemKnows = new[] { "title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source" };
        var items = channel.Elements("item").ToList();
        foreach (var item in items)
        {
            foreach (var child in item.Elements().Where(e => e.Name.Namespace == XNamespace.None)) Rule(itemKnows.Contains(child.Name.LocalName), $"An item has no {child.Name}.");
            foreach (var name in new[] { "title", "link", "description", "guid", "pubDate" }) Rule(item.Elements(name).Count() == 1, $"An item has one {name}.");
            Rule(IsAddress(item.Element("link")?.Value), "An item's link is an address.");
            Rule((string?)item.Element("guid")?.Attribute("isPermaLink") == "false", "A guid that is no address says so.");
            Rule(IsRfc822(item.Element("pubDate")?.Value), "pubDate is an RFC 822 date.");
            Rule(item.Elements(Core + "creator").All(c => c.Value.Length > 0) && item.Elements(Core + "creator").Any(), "An item has a creator.");
            Rule(item.Elements().All(e => !e.HasElements), "An item's elements hold text.");
        }
        Rule(items.Select(i => i.Element("guid")?.Value).Distinct().Count() == items.Count, "Two items have the same guid.");
        return broken;
    }

    /// <summary>The broken rules of JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).</summary>
    public static IReadOnlyList<string> Json(string json, string self)
    {
        List<string> broken = [];
        void Rule(bool holds, string sentence)
        {
            if (!holds) broken.Add(sentence);
        }
        using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = false });
        var feed = document.RootElement;
        Rule(Text(feed, "version") == "https://jsonfeed.org/version/1.1", "version names JSON Feed 1.1.");
        Rule(Text(feed, "title") is { Length: > 0 }, "title is needed.");
        Rule(Text(feed, "feed_url") == self, $"feed_url is {self}.");
        Rule(IsAddress(Text(feed, "home_page_url")), "home_page_url is an address.");
        Rule(feed.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array, "items is needed, even where it is empty.");
        Known(feed, ["version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon", "favicon", "authors", "language", "expired", "hubs", "items"], broken);
        HashSet<string> ids = [];
        foreach (var item in items.EnumerateArray())
        {
            Known(item, ["id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image", "date_published", "date_modified", "authors", "tags", "language", "attachments"], broken);
            Rule(Text(item, "id") is { Length: > 0 } id && ids.Add(id), "An item's id is its own.");
            Rule(Text(item, "content_html") is { Length: > 0 } || Text(item, "content_text") is { Length: > 0 }, "An item has content.");
            Rule(IsAddress(Text(item, "url")), "An item's url is an address.");
            foreach (var date in new[] { "date_published", "date_modified" }) Rule(Rfc3339().IsMatch(Text(item, date) ?? ""), $"{date} is an RFC 3339 date.");
            foreach (var author in item.GetProperty("authors").EnumerateArray()) Rule(Text(author, "name") is { Length: > 0 }, "An author has a name.");
            foreach (var tag in item.GetProperty("tags").EnumerateArray()) Rule(tag.GetString() is { Length: > 0 }, "A tag is a word.");
            Rule(item.TryGetProperty("_claimtrack", out var own) && own.ValueKind == JsonValueKind.Object, "_claimtrack is an object.");
        }
        return broken;
    }

    // Members of our own begin with an underscore.
    static void Known(JsonElement of, string[] names, List<string> broken)
    {
        foreach (var member in of.EnumerateObject())
        {
            if (!names.Contains(member.Name) && !member.Name.StartsWith('_')) broken.Add($"There is no {member.Name}.");
            if (member.Value.ValueKind == JsonValueKind.Null) broken.Add($"{member.Name} is null.");
        }
    }

    static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static bool IsRfc822(string? text) => DateTimeOffset.TryParseExact(text, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    // By the characters of RFC 3986; .NET's own test refuses the percent-encoded form of signs beyond the first plane.
    static bool IsAddress(string? text) => text is not null && Address().IsMatch(text) && Uri.TryCreate(text, UriKind.Absolute, out _);

    [GeneratedRegex(@"^https?://([A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-F]{2})+$")]
    private static partial Regex Address();

    [GeneratedRegex(@"^tag:[a-z0-9.\-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9\-._~!$&'()*+,;=:@%/?]*$")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Rfc3339();
}
