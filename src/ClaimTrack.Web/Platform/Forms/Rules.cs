using System.Text;
using FluentValidation;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary>Rules that several forms share, with their sentences.</summary>
static class Rules
{
    /// <summary>At most so many UTF-16 units; says by how many it is too long.</summary>
    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int max, string what) =>
        rule.Must(text => text is null || text.Length <= max)
            .WithMessage((_, text) => $"Shorten {what} by {text!.Length - max} characters; at most {max} fit.");

    /// <summary>Nothing, or an address that a browser can open.</summary>
    public static IRuleBuilderOptions<T, string?> WebAddress<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrWhiteSpace(text) || IsWebAddress(text))
            .WithMessage("Write the whole address, with https:// in front.");

    /// <summary>Whether a text is an absolute http or https address without a name or password in it.</summary>
    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Host.Length > 0;

    /// <summary>Nothing, or a language tag such as "en" or "pt-BR".</summary>
    public static IRuleBuilderOptions<T, string?> LanguageTag<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(tag => string.IsNullOrWhiteSpace(tag) || (tag.Length <= 35 && tag.Split('-').All(p => p.Length is >= 1 and <= 8 && p.All(char.IsAsciiLetterOrDigit))))
            .WithMessage("Write a language tag such as en, es or pt-BR.");

    /// <summary>The text without the white space around it, NFC-normalised and without characters that no text needs; null
    /// if nothing remains.</summary>
    public static string? Clean(string? text)
    {
        if (text is null) return null;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            // Lone surrogates arrive as U+FFFD. Of the control characters only tab and line breaks mean something.
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t') clean.Append(rune.ToString());
        var trimmed = clean.ToString().Normalize(NormalizationForm.FormC).Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }
}
