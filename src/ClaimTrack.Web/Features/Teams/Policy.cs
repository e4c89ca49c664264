using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Teams;

/// <summary>How the team works. Everybody in it reads the policy, its Admins set it.</summary>
public sealed class Policy(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("policy"), Requires(Permission.ReadTeam)]
    public async Task<IActionResult> Show() => Page(await Filled(new Form(By.Team.Policy)));

    [HttpPost("policy"), Requires(Permission.SetPolicy)]
    public async Task<IActionResult> Save(Form form)
    {
        if (!ModelState.IsValid) return Invalid(await Filled(form, keepVersion: true));
        var team = await db.Teams.SingleAsync(t => t.Id == By.TeamId, Gone);
        var wanted = form.On(team.Policy);
        var seen = form.Version;
        await Filled(form);
        if (seen != form.Version && wanted != team.Policy)
        {
            form.Theirs = team.Policy;
            Response.StatusCode = StatusCodes.Status409Conflict;
            ModelState.Clear(); // mine stands in the form; the hidden version is now that of what both texts show
            return Page(form);
        }
        team.SetPolicy(wanted, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/policy?saved=true");
    }

    // The policy's version is how often it was changed. The team's own counts people who come and go, too, and whoever sets
    // the policy meanwhile has no quarrel with those.
    async Task<Form> Filled(Form form, bool keepVersion = false)
    {
        var changes = db.HistoryOf(By).Where(e => e.Kind == EventKind.PolicyChanged);
        if (!keepVersion) form.Version = await changes.CountAsync(Gone);
        form.By = By;
        form.LastChange = await changes.OrderByDescending(e => e.Id).Select(e => new Change(e.By!.Name, e.At)).FirstOrDefaultAsync(Gone);
        return form;
    }

    /// <summary>Who changed it last.</summary>
    public sealed record Change(string Who, DateTimeOffset At);

    public sealed class Form
    {
        public Form() { }

        internal Form(TeamPolicy policy)
        {
            ApprovalsNeeded = policy.ApprovalsNeeded;
            BlindVoting = policy.BlindVoting;
            MinimumSources = policy.MinimumSources;
            PrimarySourceNeeded = policy.PrimarySourceNeeded;
            ClaimantAskedNeeded = policy.ClaimantAskedNeeded;
            EveryLinkArchived = policy.EveryLinkArchived;
            StaleAfterDays = policy.StaleAfterDays;
        }

        public int Version { get; set; }
        public int? ApprovalsNeeded { get; set; }
        public bool BlindVoting { get; set; }
        public int? MinimumSources { get; set; }
        public bool PrimarySourceNeeded { get; set; }
        public bool ClaimantAskedNeeded { get; set; }
        public bool EveryLinkArchived { get; set; }
        public int? StaleAfterDays { get; set; }

        internal Member By { get; set; } = null!;
        internal Change? LastChange { get; set; }
        internal TeamPolicy? Theirs { get; set; }

        /// <summary>The policy as the form wants it; what it does not name stays.</summary>
        internal TeamPolicy On(TeamPolicy now) => now with
        {
            ApprovalsNeeded = ApprovalsNeeded!.Value,
            BlindVoting = BlindVoting,
            MinimumSources = MinimumSources!.Value,
            PrimarySourceNeeded = PrimarySourceNeeded,
            ClaimantAskedNeeded = ClaimantAskedNeeded,
            EveryLinkArchived = EveryLinkArchived,
            StaleAfterDays = StaleAfterDays ?? now.StaleAfterDays,
        };

        /// <summary>The fields in which the policy that somebody else saved differs from this form.</summary>
        internal IEnumerable<(string Label, string Theirs, string Mine)> Differences()
        {
            var mine = Lines(On(Theirs!));
            return Lines(Theirs!).Zip(mine, (t, m) => (t.Label, t.Text, m.Text)).Where(d => d.Item2 != d.Item3);
        }

        /// <summary>A policy in words, for those who only read it.</summary>
        internal static IEnumerable<(string Label, string Text)> Lines(TeamPolicy policy)
        {
            static string Say(bool yes) => yes ? "Yes" : "No";
            yield return ("Approvals needed", $"{policy.ApprovalsNeeded}");
            yield return ("Vote blind", Say(policy.BlindVoting));
            yield return ("Sources at least", $"{policy.MinimumSources}");
            yield return ("A primary source, or the reason why there is none", Say(policy.PrimarySourceNeeded));
            yield return ("Claimant asked for comment, or a reason given", Say(policy.ClaimantAskedNeeded));
            yield return ("Every link archived", Say(policy.EveryLinkArchived));
            yield return ("Owners are reminded after days without a change", policy.StaleAfterDays == 0 ? "Never" : $"{policy.StaleAfterDays}");
        }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.ApprovalsNeeded).Must(n => n is >= 1 and <= TeamPolicy.MostApprovals)
                .WithMessage($"Ask for 1 to {TeamPolicy.MostApprovals} approvals.");
            RuleFor(f => f.MinimumSources).Must(n => n is >= 0 and <= TeamPolicy.MostSources)
                .WithMessage($"Ask for 0 to {TeamPolicy.MostSources} sources.");
            RuleFor(f => f.StaleAfterDays).Must(n => n is null or >= 0 and <= TeamPolicy.MostStaleDays)
                .WithMessage($"Choose 1 to {TeamPolicy.MostStaleDays} days, or 0 for never.");
        }
    }
}
