using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimTrack.Web.Tests.Public.Tips;

/// <summary>What tests of readers' tips do again and again.</summary>
static class TipSteps
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A team that readers know: it has published something.</summary>
    public static async Task<Newsroom> Published(this App app, string name = "Saltmere Desk")
    {
        var room = await app.Seed(name);
        await app.SeedClaim(room, ClaimStatus.Published, $"What {room.Name} was asked first.");
        return room;
    }

    /// <summary>A tip as a reader sends it to a team.</summary>
    public static async Task<int> Suggested(this App app, Newsroom room, string text = "The lighthouse was sold to a hotel.", string? url = null, string token = "") => (await app.Change(async db =>
        db.Tips.Add(new Tip(await db.Teams.SingleAsync(t => t.Id == room.Id, Ct), new TipFacts { Text = text, Url = url, Language = "en" }, SecretToken.Hash(token.Length > 0 ? token : SecretToken.Make()), app.Now)).Entity)).Id;

    /// <summary>A report of an error in a check.</summary>
    public static async Task<int> Reported(this App app, int check, string text = "The ledger gives another year.") => (await app.Change(async db =>
        db.Tips.Add(new Tip(await db.Checks.SingleAsync(c => c.ClaimId == check, Ct), new TipFacts { Text = text }, SecretToken.Hash(SecretToken.Make()), app.Now)).Entity)).Id;

    /// <summary>A tip as it is kept.</summary>
    public static Task<Tip> TipNow(this App app, int id) => app.Read(db => db.Tips.AsNoTracking().Include(t => t.DecidedBy).SingleAsync(t => t.Id == id, Ct));

    /// <summary>Decides on a tip as the domain does it, in the name of a person.</summary>
    public static Task Decide(this App app, int id, Person who, Func<Tip, Member, AppDbContext, Task> act) => app.Change(async db =>
    {
        await act(await db.Tips.SingleAsync(t => t.Id == id, Ct), await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == who.MemberId, Ct), db);
        return 0;
    });

    /// <summary>What runs beside the requests.</summary>
    public static T Service<T>(this App app) where T : IHostedService => app.Services.GetServices<IHostedService>().OfType<T>().Single();
}
