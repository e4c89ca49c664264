using AngleSharp.Dom;

namespace ClaimTrack.Text;

/// <summary>The meta elements of a page by name, first of each kept.</summary>
sealed class MetaElements
{
    readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    public MetaElements(IDocument page)
    {
        foreach (var meta in page.QuerySelectorAll("meta[content]"))
        {
            var content = meta.GetAttribute("content");
            if (string.IsNullOrWhiteSpace(content)) continue;
            foreach (var attribute in new[] { "property", "name", "itemprop", "http-equiv" })
                if (meta.GetAttribute(attribute) is { Length: > 0 } name) values.TryAdd(name.Trim(), content);
        }
    }

    /// <summary>The value of the first of these names that the page has.</summary>
    public string? this[params ReadOnlySpan<string> names]
    {
        get
        {
            foreach (var name in names)
                if (values.TryGetValue(name, out var value)) return value;
            return null;
        }
    }
}
