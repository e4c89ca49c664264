using AngleSharp.Html.Dom;

namespace ClaimTrack.Web.Tests.Access;

/// <summary>What somebody writes into every field of a form at once.</summary>
/// <param name="Name">What it is called in the tests' names.</param>
/// <param name="Text">What goes into fields that take any text; null leaves them plain.</param>
/// <param name="Value">What goes into fields that take a date, a number or one of several values; null leaves them as they stand.</param>
public sealed record Filling(string Name, string? Text, string? Value = null)
{
    const string Zero = "\u200B\u200C\u200D\u2060\uFEFF\u00AD";

    /// <summary>Texts that hurt somebody somewhere.</summary>
    public static readonly Filling[] All =
    [
        new("nothing", ""),
        new("a hundred thousand letters", new string('a', 100_000)),
        new("right to left", "\u202Eقال الوزير إن العبّارة \u200F(المرفأ)\u200F تكلّف ١٫٢ مليون\u202C \u2066abc\u2069\u200E עברית"),
        new("emoji", "👩\u200D👩\u200D👧\u200D👦 🏳️\u200D🌈 👍🏿 🇺🇦 e\u0301\u0301\u0301 \uD83D end \uDC69"),
        new("zero width", Zero),
        new("markup", "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{7*7}}</textarea></title>]]>--><svg/onload=alert(1)>javascript:alert(1)"),
        new("control characters", "a\u0001b\u0007c\u001B[31md\u007Fe\u2028f"),
        new("code points that are no characters", "a\uFFFEb\uFFFFc\uFDD0d\U0001FFFEe"),
        new("zero byte", "a\0b"),
        new("a word that grows", new string('\uFDFA', 190)),
        new("no value", null, ""),
        new("a rubbish value", null, "rubbish \uD83D\uDC69"),
        new("a number too large", null, "99999999999999999999999"),
        new("the largest number", null, "2147483647"),
        new("the first day", null, "0001-01-01"),
        new("the last day", null, "9999-12-31"),
        new("a value of markup", null, "\"><script>alert(1)</script>"),
    ];

    /// <summary>Whether a form has a field for it.</summary>
    public bool Fits(IHtmlFormElement form) => form.Elements.Any(e => e.GetAttribute("name") is { Length: > 0 } name && !name.StartsWith("__", StringComparison.Ordinal) && TakesText(e) == (Text is not null));

    /// <summary>The fields of a form filled in.</summary>
    public Dictionary<string, object?> In(IHtmlFormElement form)
    {
        var values = new Dictionary<string, object?>();
        foreach (var field in form.Elements)
            if (field.GetAttribute("name") is { Length: > 0 } name && !name.StartsWith("__", StringComparison.Ordinal) && field is IHtmlInputElement or IHtmlTextAreaElement or IHtmlSelectElement)
            {
                if (field is IHtmlInputElement { Type: "file" }) continue;
                if (TakesText(field)) values[name] = Text ?? Plain(field);
                else if (Value is not null) values[name] = Value;
                else if (field is IHtmlInputElement { Type: "radio" } radio && !form.Elements.OfType<IHtmlInputElement>().Any(r => r.Name == name && r.IsChecked)) values.TryAdd(name, radio.Value);
            }
        return values;
    }

    /// <summary>Whether any text can be typed into it.</summary>
    public static bool TakesText(AngleSharp.Dom.IElement field) =>
        field is IHtmlTextAreaElement or IHtmlInputElement { Type: "text" or "search" or "url" or "email" or "password" };

    /// <summary>What a person would write there who has nothing to say.</summary>
    public static string Plain(AngleSharp.Dom.IElement field) => field switch
    {
        IHtmlInputElement { Type: "url" } => "http://127.0.0.1/page", // nobody ever fetches that
        IHtmlInputElement { Type: "email" } => "someone@elsewhere.test",
        IHtmlInputElement { Type: "password" } => App.Password,
        IHtmlInputElement { Type: "date" } => "2026-12-01",
        IHtmlInputElement { Type: "datetime-local" } => "2026-12-01T09:00",
        IHtmlInputElement { Type: "number" } => "1",
        IHtmlInputElement input when input.Name is "Language" => "en",
        IHtmlInputElement input when input.Name is "Slug" or "Website" => "",
        _ => "Plain words.",
    };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
