using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClaimTrack.Domain;
using ClaimTrack.Text;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Outgoing;
using FluentValidation;

namespace ClaimTrack.Web.Features.Articles;

/// <summary>The ways in which an article comes.</summary>
public enum IntakeWay
{
    /// <summary>Its page is fetched.</summary>
    Address,
    /// <summary>Its text or source is pasted.</summary>
    Text,
    /// <summary>Its page or text is uploaded.</summary>
    File,
}

/// <summary>What came in: read, or the field and the sentence that say why not.</summary>
public sealed record Brought
{
    /// <summary>What could be read.</summary>
    public ExtractedArticle Article { get; private init; } = null!;

    /// <summary>How it came.</summary>
    public RevisionOrigin Origin { get; private init; }

    /// <summary>Where it was found in the end, after redirects.</summary>
    public string? FoundAt { get; private init; }

    /// <summary>The field that the complaint belongs to; null if there is none.</summary>
    public string? Field { get; private init; }

    /// <summary>The complaint.</summary>
    public string? Sentence { get; private init; }

    /// <summary>SHA-256 of the text, in hexadecimal.</summary>
    public string TextHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Article.Text.Plain)));

    internal static Brought No(string field, string sentence) => new() { Field = field, Sentence = sentence };

    internal static Brought Read(string field, ExtractedArticle article, RevisionOrigin origin, string? foundAt) =>
        article.Text.Plain.Length == 0
            ? No(field, origin == RevisionOrigin.Pasted ? "We found no article text in what you pasted. Paste at least one whole sentence." : "We found no article text on that page. Paste the text instead.")
            : new() { Article = article, Origin = origin, FoundAt = foundAt };
}

/// <summary>The part of a form by which an article's text comes in. Only the chosen way is looked at.</summary>
public class IntakeForm
{
    /// <summary>Which way it comes.</summary>
    public IntakeWay How { get; set; }

    /// <summary>The address to fetch.</summary>
    public string? Address { get; set; }

    /// <summary>The pasted text or source.</summary>
    public string? Text { get; set; }

    /// <summary>The uploaded page or text.</summary>
    public IFormFile? File { get; set; }
}

/// <summary>Brings articles in.</summary>
public sealed class Intake(OutgoingClient outgoing)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int FileBytes = 5 * 1024 * 1024;

    /// <summary>Fetches, reads or decodes what the form says.</summary>
    public Task<Brought> Bring(IntakeForm form, int team, CancellationToken ct) => form.How switch
    {
        IntakeWay.Address => Fetched(form.Address, team, ct),
        IntakeWay.Text => Task.FromResult(Pasted(form.Text)),
        _ => Uploaded(form.File, ct),
    };

    async Task<Brought> Fetched(string? address, int team, CancellationToken ct)
    {
        if (address is null) return Brought.No(nameof(IntakeForm.Address), "Write the address of the page.");
        if (!Rules.IsWebAddress(address)) return Brought.No(nameof(IntakeForm.Address), "Write the whole address, with https:// in front.");
        if (Rules.Address(address).Length > ArticleFacts.UrlMax) return Brought.No(nameof(IntakeForm.Address), FactsOf.TooLong);
        var page = await outgoing.GetPageAsync(address, team, ct);
        if (!page.Succeeded) return Brought.No(nameof(IntakeForm.Address), page.Failure.Sentence);
        var read = page.MediaType == "text/plain" ? ArticleExtractor.FromPlainText(page.Text) : ArticleExtractor.FromHtml(page.Text, page.Address);
        return Brought.Read(nameof(IntakeForm.Address), read, RevisionOrigin.Fetched, page.Address.AbsoluteUri);
    }

    static Brought Pasted(string? text) => text is null
        ? Brought.No(nameof(IntakeForm.Text), "Paste at least one sentence.")
        : Brought.Read(nameof(IntakeForm.Text), ArticleExtractor.FromPasted(text), RevisionOrigin.Pasted, null);

    static async Task<Brought> Uploaded(IFormFile? file, CancellationToken ct)
    {
        const string field = nameof(IntakeForm.File);
        if (file is null) return Brought.No(field, "Choose a file.");
        if (file.Length > FileBytes) return Brought.No(field, $"The file is larger than {FileBytes / (1024 * 1024)} MB. Paste the part that matters.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        if (bytes.Length == 0) return Brought.No(field, "The file is empty.");
        return FileText.Decode(bytes.ToArray()) is { } text
            ? Brought.Read(field, ArticleExtractor.FromPasted(text), RevisionOrigin.Uploaded, null)
            : Brought.No(field, "This is neither a page nor a text. Save it as .html or .txt, or paste the text.");
    }
}

/// <summary>Makes facts of what was read and what a person typed; the person is right.</summary>
static class FactsOf
{
    const int TitleFromText = 100;

    public static readonly string TooLong = $"The address is too long; at most {ArticleFacts.UrlMax} characters fit.";

    /// <summary>Nothing, or an address that a browser can open and that fits as it is kept.</summary>
    public static void KeptAddress<T>(this IRuleBuilder<T, string?> rule) => rule.WebAddress()
        .Must(url => url is null || !Rules.IsWebAddress(url) || Rules.Address(url).Length <= ArticleFacts.UrlMax).WithMessage(TooLong);

    public static ArticleFacts Article(Brought brought, AddArticle.Form form)
    {
        var read = brought.Article;
        var url = form.How == IntakeWay.Text && form.Url is not null ? form.Url : Fitting(read.CanonicalUrl) ?? Fitting(brought.FoundAt);
        return new ArticleFacts
        {
            Title = Typed(form.Title) ?? Cut(read.Title, ArticleFacts.TitleMax) ?? Cut(read.Text.Plain.Split('\n')[0], TitleFromText)!,
            Byline = Typed(form.Byline) ?? Cut(read.Byline, ArticleFacts.NameMax),
            Publisher = Typed(form.Publisher) ?? Cut(read.Publisher, ArticleFacts.NameMax) ?? (url is null ? null : Cut(Host(url), ArticleFacts.NameMax)),
            PublishedOn = (form.How == IntakeWay.Text ? form.PublishedOn : null) ?? read.PublishedOn,
            Language = read.Language is { Length: <= ArticleFacts.LanguageMax } language ? language : null,
            Url = url is null ? null : Rules.Address(url),
        };
        string? Typed(string? text) => form.How == IntakeWay.Text ? text : null;
    }

    static string? Fitting(string? url) => url is not null && Rules.IsWebAddress(url) && Rules.Address(url).Length <= ArticleFacts.UrlMax ? url : null;

    static string Host(string url) => new Uri(url).IdnHost is var host && host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;

    static string? Cut(string? text, int max)
    {
        if (Rules.Clean(text) is not { } clean) return null;
        if (clean.Length <= max) return clean;
        var end = max - 1;
        while (end > 0 && StringInfo.GetNextTextElementLength(clean, end - 1) > 1) end--;
        return clean[..end].TrimEnd() + "…";
    }
}
