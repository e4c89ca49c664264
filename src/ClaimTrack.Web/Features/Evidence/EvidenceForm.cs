using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Evidence;

/// <summary>A row of the ledger as it is typed: the source, and what is said about its use.</summary>
public class EvidenceForm
{
    /// <summary>A field that two people can change at once.</summary>
    internal readonly record struct Field(string Name, string Label, Func<EvidenceForm, string?> Read, Action<EvidenceForm, EvidenceForm> Copy);

    internal static readonly Field[] Fields =
    [
        new(nameof(Stance), "What it does to the claim", f => ThreeWay.Written(f.Stance), (a, b) => b.Stance = a.Stance),
        new(nameof(Title), "Source", f => f.Title, (a, b) => b.Title = a.Title),
        new(nameof(Url), "Link", f => f.Url, (a, b) => b.Url = a.Url),
        new(nameof(Kind), "Kind", f => ThreeWay.Written(f.Kind), (a, b) => b.Kind = a.Kind),
        new(nameof(Publisher), "Publisher or person", f => f.Publisher, (a, b) => b.Publisher = a.Publisher),
        new(nameof(PublishedOn), "Published on", f => ThreeWay.Written(f.PublishedOn), (a, b) => b.PublishedOn = a.PublishedOn),
        new(nameof(AccessedOn), "Seen on", f => ThreeWay.Written(f.AccessedOn), (a, b) => b.AccessedOn = a.AccessedOn),
        new(nameof(IsPrimary), "Primary source", f => ThreeWay.Written(f.IsPrimary), (a, b) => b.IsPrimary = a.IsPrimary),
        new(nameof(Quote), "Passage", f => f.Quote, (a, b) => b.Quote = a.Quote),
        new(nameof(Locator), "Where in the source", f => f.Locator, (a, b) => b.Locator = a.Locator),
        new(nameof(Note), "What it shows", f => f.Note, (a, b) => b.Note = a.Note),
        new(nameof(ArchivedUrl), "Archived copy", f => f.ArchivedUrl, (a, b) => b.ArchivedUrl = a.ArchivedUrl),
    ];

    public int Version { get; set; }

    /// <summary>A source that the claim rests on already; the fields that name a new one count no more.</summary>
    public int? SourceId { get; set; }
    public Stance? Stance { get; set; }
    public string? Title { get; set; }
    public string? Url { get; set; }
    public SourceKind Kind { get; set; }
    public string? Publisher { get; set; }
    public DateOnly? PublishedOn { get; set; }
    public DateOnly? AccessedOn { get; set; }
    public bool IsPrimary { get; set; }
    public string? Quote { get; set; }
    public string? Locator { get; set; }
    public string? Note { get; set; }
    public string? ArchivedUrl { get; set; }
    public Dictionary<string, string> Choices { get; set; } = [];
    internal Claim Of { get; set; } = null!;
    internal Domain.Evidence? Row { get; set; }
    internal Overtaken? Overtaken { get; set; }

    internal string? Address => Url is null ? null : Rules.Address(Url);

    internal EvidenceFacts Facts => new()
    {
        Stance = Stance!.Value,
        IsPrimary = IsPrimary,
        Quote = Quote,
        Locator = Locator,
        Note = Note,
        AccessedOn = AccessedOn,
        ArchivedUrl = ArchivedUrl,
    };

    internal IEnumerable<SelectListItem> UsedSources =>
        [new("A new source", ""), .. Of.Evidence.Select(e => e.Source).Distinct().Select(s => new SelectListItem(s.Title, $"{s.Id}"))];

    internal static void Check<T>(AbstractValidator<T> rules, TimeProvider clock) where T : EvidenceForm
    {
        rules.RuleFor(f => f.Stance).NotNull().WithMessage("Choose what the source does to the claim.").IsInEnum().WithMessage("Choose one of the three.");
        rules.RuleFor(f => f.Title).NotEmpty().When(f => f.SourceId is null).WithMessage("Name the source so that a reader could ask for it.");
        rules.RuleFor(f => f.Title).AtMost(Source.TitleMax, "the source’s name");
        rules.RuleFor(f => f.Url).WebAddress().Must(url => url is null || !Rules.IsWebAddress(url) || Rules.Address(url).Length <= Source.UrlMax)
            .WithMessage($"Shorten the link; at most {Source.UrlMax} characters fit.");
        rules.RuleFor(f => f.Kind).IsInEnum().WithMessage("Choose a kind.");
        rules.RuleFor(f => f.Publisher).AtMost(Source.PublisherMax, "the publisher");
        rules.RuleFor(f => f.AccessedOn).Must(day => day is null || day <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1)).WithMessage("Choose a day that is not in the future.");
        rules.RuleFor(f => f.Quote).AtMost(EvidenceFacts.QuoteMax, "the passage");
        rules.RuleFor(f => f.Locator).AtMost(EvidenceFacts.LocatorMax, "the place");
        rules.RuleFor(f => f.Note).AtMost(EvidenceFacts.NoteMax, "what it shows");
        rules.RuleFor(f => f.ArchivedUrl).WebAddress().AtMost(EvidenceFacts.UrlMax, "the link of the copy");
    }
}

/// <summary>Which source a row of the ledger rests on.</summary>
static class SourceChoice
{
    /// <summary>The source with this address that the claim rests on, or else the team's; null if there is none. One address
    /// is one source: two rows that cite it do not make two.</summary>
    public static async Task<Source?> SourceAt(this AppDbContext db, Member by, Claim claim, string? url, CancellationToken ct) => url is null ? null
        : claim.Evidence.Select(e => e.Source).FirstOrDefault(s => s.Url == url)
            ?? await db.SourcesOf(by).Where(s => s.Url == url).OrderByDescending(s => s.Id).FirstOrDefaultAsync(ct);
}
