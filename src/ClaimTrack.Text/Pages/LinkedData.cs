using System.Text.Json;
using AngleSharp.Dom;

namespace ClaimTrack.Text;

/// <summary>The schema.org article a page describes in JSON-LD, if any.</summary>
sealed record LinkedData(string? Headline, string? Author, string? Publisher, string? DatePublished, string? Language, string? Body)
{
    const int MaxDepth = 64;
    static readonly JsonDocumentOptions tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth };

    public static LinkedData Of(IDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json' i]"))
        {
            if (Parsed(script.TextContent) is not { } json) continue;
            using (json)
            {
                if (ArticleIn(json.RootElement) is { } article) return From(article, json.RootElement);
            }
        }
        return new LinkedData(null, null, null, null, null, null);
    }

    static JsonDocument? Parsed(string source)
    {
        try
        {
            // Raw line ends inside strings are the commonest slip in hand-made JSON-LD.
            return JsonDocument.Parse(string.Create(source.Length, source, (to, from) =>
            {
                for (var i = 0; i < to.Length; i++) to[i] = from[i] < ' ' ? ' ' : from[i];
            }).Trim(' ', ';'), tolerant);
        }
        catch (JsonException)
        {
            // A page's mistake, not ours: its meta elements speak instead.
            return null;
        }
    }

    static LinkedData From(JsonElement article, JsonElement root) => new(
        Words(article, "headline") ?? Words(article, "name"),
        Names(article, "author", root) ?? Names(article, "creator", root),
        Names(article, "publisher", root),
        Words(article, "datePublished") ?? Words(article, "dateCreated"),
        Words(article, "inLanguage"),
        Words(article, "articleBody"));

    static JsonElement? ArticleIn(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                if (ArticleIn(item) is { } found) return found;
            return null;
        }
        if (element.ValueKind != JsonValueKind.Object) return null;
        if (IsArticle(element)) return element;
        foreach (var name in new[] { "@graph", "mainEntity", "mainEntityOfPage" })
            if (element.TryGetProperty(name, out var inner) && ArticleIn(inner) is { } found) return found;
        return null;
    }

    static bool IsArticle(JsonElement element) =>
        element.TryGetProperty("@type", out var type) && type.ValueKind switch
        {
            JsonValueKind.String => IsArticleType(StringOf(type)),
            JsonValueKind.Array => type.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && IsArticleType(StringOf(one))),
            _ => false
        };

    static bool IsArticleType(string? type) =>
        type is not null && (type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal) || type is "Report");

    static string? Names(JsonElement element, string property, JsonElement root)
    {
        if (!element.TryGetProperty(property, out var value)) return null;
        var names = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(one => Name(one, root)) : [Name(value, root)];
        var joined = string.Join(", ", names.Where(name => !string.IsNullOrWhiteSpace(name)).Distinct());
        return joined.Length == 0 ? null : joined;
    }

    static string? Name(JsonElement value, JsonElement root)
    {
        if (value.ValueKind == JsonValueKind.String) return StringOf(value);
        if (value.ValueKind != JsonValueKind.Object) return null;
        return Words(value, "name") ?? (Words(value, "@id") is { } id ? NameById(root, id) : null);
    }

    static string? NameById(JsonElement root, string id)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("@graph", out var graph) || graph.ValueKind != JsonValueKind.Array) return null;
        foreach (var node in graph.EnumerateArray())
            if (node.ValueKind == JsonValueKind.Object && Words(node, "@id") == id) return Words(node, "name");
        return null;
    }

    static string? Words(JsonElement element, string property)
    {
        if (!element.TryGetProperty(property, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0) value = value[0];
        return value.ValueKind == JsonValueKind.String && StringOf(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }

    static string? StringOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: System.Text.Json refuses to make a string of it.
            return null;
        }
    }
}
