using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using ClaimTrack.Web.Platform.Views;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace ClaimTrack.Web.Platform.Tongues;

/// <summary>What the site says to readers, in the language of the answer. The English sentence is its own key; the others stand
/// in <c>Wording.es.resx</c> and <c>Wording.ar.resx</c>, and one that is missing there is said in English.</summary>
public sealed class Wording(IStringLocalizer<Wording> texts)
{
    /// <summary>A sentence as <see cref="Message"/> reads it.</summary>
    /// <param name="english">The sentence in English.</param>
    /// <param name="places">What stands at its places: texts, whole numbers, days, instants, markup.</param>
    public Said this[string english, params (string Name, object? Value)[] places] => new(texts[english], places);

    /// <summary>A name that somebody gave, as a rating's label or what it means: in the reader's language if it is one of the usual, else as given.</summary>
    public string Name(string given) => texts[given];
}

/// <summary>A sentence with its places filled: encoded where it is written into a page, plain by <see cref="ToString"/>.</summary>
public sealed class Said(string text, (string Name, object? Value)[] places) : IHtmlContent
{
    static readonly ConcurrentDictionary<string, Message> Messages = [];

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => Say(piece =>
    {
        if (piece is IHtmlContent markup) markup.WriteTo(writer, encoder);
        else encoder.Encode(writer, InWords(piece));
    });

    /// <summary>The sentence as plain text.</summary>
    /// <exception cref="InvalidOperationException">There is markup in it.</exception>
    public override string ToString()
    {
        var said = new System.Text.StringBuilder();
        Say(piece => said.Append(piece is IHtmlContent and not Said ? throw new InvalidOperationException($"Markup in plain text: {text}") : InWords(piece)));
        return said.ToString();
    }

    void Say(Action<object> say) => Messages.GetOrAdd(text, Message.Read).Say(SiteTongues.Current, Value, say);

    object Value(string name)
    {
        foreach (var place in places)
            if (place.Name == name) return place.Value ?? "";
        throw new InvalidOperationException($"Nothing for {{{name}}} in “{text}”.");
    }

    static string InWords(object value) => value switch
    {
        int or long => string.Format(CultureInfo.CurrentCulture, "{0:N0}", value),
        DateOnly day => WhenTagHelper.Say(day),
        DateTimeOffset at => WhenTagHelper.Say(DateOnly.FromDateTime(at.UtcDateTime)),
        _ => $"{value}",
    };
}
