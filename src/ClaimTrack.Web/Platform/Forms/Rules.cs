using System.Globalization;
using System.Text;
using ClaimTrack.Web.Platform.Text;
using FluentValidation;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary>Rules that several forms share, with their sentences.</summary>
static class Rules
{
    /// <summary>At most so many UTF-16 units; says by how many it is too long.</summary>
    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int max, string what) =>
        rule.Must(text => text is null || text.Length <= max)
            .WithMessage((_, text) => $"Shorten {what} by {text!.Length - max} characters; at most {max} fit.");

    /// <summary>At most so many UTF-16 units of Markdown, and nothing in it that cannot be shown with its marks.</summary>
    public static IRuleBuilderOptions<T, string?> Prose<T>(this IRuleBuilder<T, string?> rule, int max, string what) =>
        rule.AtMost(max, what).Must(text => text is null || text.Length > max || Markdown.CanRead(text))
            .WithMessage("This cannot be shown with its marks: the lists, brackets or tables in it are too deep or too large.");

    /// <summary>Nothing, or an address that a browser can open.</summary>
    public static IRuleBuilderOptions<T, string?> WebAddress<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrWhiteSpace(text) || IsWebAddress(text))
            .WithMessage("Write the whole address, with https:// in front.");

    /// <summary>Whether a text is an absolute http or https address without a name or password in it.</summary>
    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Host.Length > 0;

    /// <summary>An address in the form in which it is kept and compared: without the part that only the browser reads.</summary>
    public static string Address(string url)
    {
        var uri = new Uri(url);
        return uri.Fragment.Length == 0 ? uri.AbsoluteUri : uri.AbsoluteUri[..^uri.Fragment.Length];
    }

    /// <summary>An e-mail address, as far as that can be told without writing to it.</summary>
    public static IRuleBuilderOptions<T, string?> MailAddress<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(IsMailAddress).WithMessage("Write an e-mail address, such as name@newsroom.org.");

    /// <summary>Whether a text looks like one e-mail address and nothing else.</summary>
    public static bool IsMailAddress(string? text) =>
        text is { Length: <= 254 } && text.Split('@') is [{ Length: > 0 and <= 64 }, { Length: > 0 } host]
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>' or '"' or '(' or ')') && !host.StartsWith('.') && !host.EndsWith('.');

    /// <summary>A password of a length that is taken. Whether it is easy to guess is told when it is set.</summary>
    public static IRuleBuilderOptions<T, string?> NewPassword<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(p => p is { Length: >= Access.Identity.PasswordMin and <= Access.Identity.PasswordMax })
            .WithMessage((_, p) => p is { Length: > Access.Identity.PasswordMax }
                ? $"Use at most {Access.Identity.PasswordMax} characters."
                : $"Use at least {Access.Identity.PasswordMin} characters. A few words you can remember work best.");

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
            if ((!Rune.IsControl(rune) || rune.Value is '\n' or '\t') && !IsNone(rune.Value)) clean.Append(rune.ToString());
        var trimmed = clean.ToString().Normalize(NormalizationForm.FormC).Trim();
        // A text of nothing but signs that cannot be seen says nothing.
        return trimmed.EnumerateRunes().All(r => Rune.IsWhiteSpace(r) || Rune.GetUnicodeCategory(r) == UnicodeCategory.Format) ? null : trimmed;
    }

    // Code points that are no characters and never will be; normalising throws at some of them.
    static bool IsNone(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
