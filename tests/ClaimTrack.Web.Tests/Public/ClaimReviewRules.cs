using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>What consumers of ClaimReview data ask of a page, as rules: each that is broken is named.</summary>
public static partial class ClaimReviewRules
{
    static readonly string[] KindsOfWork = ["CreativeWork", "Article", "NewsArticle", "SocialMediaPosting", "VideoObject", "ImageObject", "Dataset"];

    /// <summary>The JSON-LD blocks of a page.</summary>
    public static IReadOnlyList<JsonElement> Blocks(string html) =>
        [.. new HtmlParser().ParseDocument(html).QuerySelectorAll("script[type='application/ld+json']").Select(s => JsonDocument.Parse(s.TextContent).RootElement)];

    /// <summary>The broken rules of a check's page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="pageUrl">The address under which it was found, absolute.</param>
    public static IReadOnlyList<string> Broken(string html, string pageUrl)
    {
        List<string> broken = [];
        IReadOnlyList<JsonElement> blocks;
        try
        {
            blocks = Blocks(html);
        }
        catch (JsonException e)
        {
            return [$"A block is no JSON: {e.Message}"];
        }
        foreach (var block in blocks)
            if (Text(block, "@context") != "https://schema.org") broken.Add("A block lacks its @context.");
        var reviews = blocks.Where(b => Text(b, "@type") == "ClaimReview").ToList();
        if (reviews.Count != 1) return [.. broken, $"A page carries one ClaimReview; this one has {reviews.Count}."];
        Review(reviews[0], pageUrl, new HtmlParser().ParseDocument(html).QuerySelector("main")?.TextContent ?? "", broken);
        if (blocks.SingleOrDefault(b => Text(b, "@type") == "NewsArticle") is { ValueKind: JsonValueKind.Object } article) Article(article, pageUrl, broken);
        else broken.Add("There is no NewsArticle.");
        if (blocks.SingleOrDefault(b => Text(b, "@type") == "BreadcrumbList") is { ValueKind: JsonValueKind.Object } crumbs) Crumbs(crumbs, broken);
        else broken.Add("There is no BreadcrumbList.");
        return broken;
    }

    static void Review(JsonElement review, string pageUrl, string shown, List<string> broken)
    {
        void Rule(bool holds, string sentence)
        {
            if (!holds) broken.Add(sentence);
        }
        var claimed = Text(review, "claimReviewed");
        var rating = review.TryGetProperty("reviewRating", out var r) ? r : default;
        var word = Text(rating, "alternateName");
        Rule(claimed is { Length: > 0 and <= 300 }, "claimReviewed is needed, at most 300 characters.");
        Rule(word is { Length: > 0 }, "reviewRating.alternateName is needed.");
        if (claimed is not null && word is not null)
            Rule(!claimed.TrimEnd('.', '!').EndsWith(" " + word, StringComparison.OrdinalIgnoreCase), "claimReviewed gives the rating away.");
        Rule(Text(rating, "@type") == "Rating", "reviewRating is a Rating.");
        Numbers(rating, broken);

        var url = Text(review, "url");
        Rule(url is not null && Uri.TryCreate(url, UriKind.Absolute, out var at) && at.Scheme == new Uri(pageUrl).Scheme && at.Host == new Uri(pageUrl).Host, "url is needed, on the page's own host.");
        Rule(url == pageUrl, $"url is the page's canonical address, not {url}.");
        Rule(Text(review, "@id") is { } id && Uri.IsWellFormedUriString(id, UriKind.Absolute), "@id is an address.");
        Rule(IsInstant(Text(review, "datePublished")), "datePublished is an instant with an offset.");
        Rule(IsInstant(Text(review, "dateModified")), "dateModified is an instant with an offset.");
        if (IsInstant(Text(review, "datePublished")) && IsInstant(Text(review, "dateModified")))
            Rule(Instant(review, "dateModified") >= Instant(review, "datePublished"), "dateModified is not before datePublished.");
        Rule(Text(review, "inLanguage") is { } tag && Tag().IsMatch(tag), "inLanguage is a BCP 47 tag.");
        Rule(Text(review, "sdLicense") is { } licence && Uri.IsWellFormedUriString(licence, UriKind.Absolute), "sdLicense is an address.");
        Agent(review, "author", ["Organization", "Person"], needed: true, broken);
        Rule(review.TryGetProperty("author", out var author) && Text(author, "url") is not null, "The author has an address.");

        if (!review.TryGetProperty("itemReviewed", out var item))
        {
            broken.Add("itemReviewed is needed.");
            return;
        }
        Rule(Text(item, "@type") == "Claim", "itemReviewed is a Claim.");
        Rule(Text(item, "text") is { Length: > 0 }, "itemReviewed.text is needed.");
        Rule(!item.TryGetProperty("name", out _), "itemReviewed.name is read as the place of the claim; leave it out.");
        if (item.TryGetProperty("datePublished", out _)) Rule(IsDay(Text(item, "datePublished")), "itemReviewed.datePublished is a day.");
        if (IsDay(Text(item, "datePublished")) && IsInstant(Text(review, "datePublished")))
            Rule(DateTimeOffset.Parse(Text(item, "datePublished")!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) <= Instant(review, "datePublished").AddDays(1), "The claim is older than its review.");
        Agent(item, "author", ["Organization", "Person"], needed: false, broken);
        if (item.TryGetProperty("firstAppearance", out var first)) Work(first, pageUrl, broken);
        if (item.TryGetProperty("appearance", out var places))
        {
            Rule(places.ValueKind == JsonValueKind.Array && places.GetArrayLength() > 0, "appearance is a list of works, or left out.");
            foreach (var place in places.EnumerateArray()) Work(place, pageUrl, broken);
        }

        // Markup and page agree.
        foreach (var (what, text) in new[] { ("rating", word), ("explanation", Text(rating, "ratingExplanation")), ("claim", Text(item, "text")), ("claimant", item.TryGetProperty("author", out var who) ? Text(who, "name") : null), ("author", Text(author, "name")) })
            Rule(text is null || shown.Contains(text, StringComparison.Ordinal), $"The page does not show the {what} that the data names: {text}");
        NoHoles(review, "", broken);
    }

    static void Numbers(JsonElement rating, List<string> broken)
    {
        var present = new[] { "ratingValue", "bestRating", "worstRating" }.Where(n => rating.TryGetProperty(n, out _)).ToList();
        if (present.Count == 0) return;
        if (present.Count < 3)
        {
            broken.Add($"Of the three numbers only {string.Join(", ", present)} are given.");
            return;
        }
        int[] all = [.. new[] { "worstRating", "ratingValue", "bestRating" }.Select(n => rating.GetProperty(n) is { ValueKind: JsonValueKind.Number } v && v.TryGetInt32(out var i) ? i : -1)];
        if (all[0] < 1 || all[0] >= all[2] || all[1] < all[0] || all[1] > all[2]) broken.Add($"The numbers {string.Join(" ≤ ", all)} do not fit.");
    }

    static void Article(JsonElement article, string pageUrl, List<string> broken)
    {
        if (Text(article, "headline") is not { Length: > 0 }) broken.Add("The article has a headline.");
        if (Text(article, "mainEntityOfPage") != pageUrl) broken.Add("The article's page is this one.");
        if (!article.TryGetProperty("author", out var authors) || authors.GetArrayLength() == 0) broken.Add("The article has authors.");
        if (!IsInstant(Text(article, "datePublished"))) broken.Add("The article's datePublished is an instant.");
        if (article.TryGetProperty("correction", out var corrections))
            foreach (var correction in corrections.EnumerateArray())
                if (Text(correction, "@type") != "CorrectionComment" || Text(correction, "text") is not { Length: > 0 } || !IsInstant(Text(correction, "datePublished")))
                    broken.Add("A correction has a text and an instant.");
        if (!article.TryGetProperty("citation", out var citations) || citations.GetArrayLength() == 0) broken.Add("The article cites its sources.");
        NoHoles(article, "", broken);
    }

    static void Crumbs(JsonElement crumbs, List<string> broken)
    {
        var position = 0;
        foreach (var crumb in crumbs.GetProperty("itemListElement").EnumerateArray())
            if (crumb.GetProperty("position").GetInt32() != ++position || Text(crumb, "name") is not { Length: > 0 } || !Uri.IsWellFormedUriString(Text(crumb, "item"), UriKind.Absolute))
                broken.Add($"Step {position} of the way is broken.");
    }

    static void Agent(JsonElement of, string name, string[] types, bool needed, List<string> broken)
    {
        if (!of.TryGetProperty(name, out var agent))
        {
            if (needed) broken.Add($"{name} is needed.");
            return;
        }
        if (!types.Contains(Text(agent, "@type"))) broken.Add($"{name} is one of {string.Join(", ", types)}.");
        if (Text(agent, "name") is not { Length: > 0 }) broken.Add($"{name}.name is needed.");
        if (agent.TryGetProperty("sameAs", out _) && !Uri.IsWellFormedUriString(Text(agent, "sameAs"), UriKind.Absolute)) broken.Add($"{name}.sameAs is an address.");
    }

    static void Work(JsonElement work, string pageUrl, List<string> broken)
    {
        if (!KindsOfWork.Contains(Text(work, "@type"))) broken.Add($"An appearance is a work, not {Text(work, "@type")}.");
        if (work.TryGetProperty("url", out _))
        {
            if (!Uri.TryCreate(Text(work, "url"), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) broken.Add("An appearance's url is an http address.");
            else if (url.Host == new Uri(pageUrl).Host) broken.Add("The claim appears outside this site.");
        }
        if (work.TryGetProperty("datePublished", out _) && !IsDay(Text(work, "datePublished"))) broken.Add("An appearance's datePublished is a day.");
    }

    static void NoHoles(JsonElement element, string path, List<string> broken)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) NoHoles(property.Value, $"{path}.{property.Name}", broken);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) NoHoles(item, path + "[]", broken);
                break;
            case JsonValueKind.Null: broken.Add($"{path} is null; leave it out."); break;
            case JsonValueKind.String when element.GetString() == "": broken.Add($"{path} is empty; leave it out."); break;
            default: break;
        }
    }

    static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static bool IsInstant(string? text) => text is not null && WithOffset().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    static DateTimeOffset Instant(JsonElement of, string name) => DateTimeOffset.Parse(Text(of, name)!, CultureInfo.InvariantCulture);

    static bool IsDay(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)$")]
    private static partial Regex WithOffset();

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex Tag();
}
