using ClaimTrack.Data;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>Two newsrooms with some months of work behind them, for demonstrations and tests. Skerrow, its people and its
/// papers are invented. The lawsuit in the Lahore story is real; what is said of it is what a report of it says.</summary>
public static class DemoData
{
    /// <summary>Whose accounts the stories need.</summary>
    public static IReadOnlyList<(string Email, string Name)> People { get; } =
    [
        ("helena@example.org", "Helena Roy"),
        ("idris@example.org", "Idris Oke"),
        ("sofia@example.org", "Sofía Arregui"),
        ("leila@example.org", "Leila Haddad"),
        ("jonas@example.org", "Jonas Weir"),
        ("tom@example.org", "Tom Ashby"),
    ];

    /// <summary>Fills the database.</summary>
    /// <param name="db">A context on a database without these teams.</param>
    /// <param name="accounts">The accounts of <see cref="People"/>, saved, by e-mail address.</param>
    /// <param name="now">The instant before which everything happens.</param>
    /// <param name="ct">Ends the work; nothing remains of it then.</param>
    public static async Task Fill(AppDbContext db, IReadOnlyDictionary<string, Account> accounts, DateTimeOffset now, CancellationToken ct)
    {
        // All or nothing, where the provider lets a person open a transaction by hand (one that retries by itself does not).
        await using var whole = db.Database.CurrentTransaction is null && !db.Database.CreateExecutionStrategy().RetriesOnFailure
            ? await db.Database.BeginTransactionAsync(ct) : null;

        var stage = new DemoStage(db, now);
        Account Of(string name) => accounts[People.Single(p => p.Name == name).Email];

        var founded = stage.At(96, "08:30");
        var meridian = new Team("Meridian Fact Desk", "meridian", "en", Of("Helena Roy").Id, "Helena Roy", founded);
        var helena = meridian.Members.Single();
        foreach (var (name, role, minutes) in new[] { ("Idris Oke", Role.Editor, 40), ("Sofía Arregui", Role.Editor, 55), ("Leila Haddad", Role.FactChecker, 95), ("Jonas Weir", Role.Observer, 1500) })
            meridian.Admit(Of(name).Id, name, role, founded.AddMinutes(minutes));
        meridian.SetPolicy(new TeamPolicy { ApprovalsNeeded = 2, ClaimantAskedNeeded = true }, helena, founded.AddMinutes(120));

        var bulletinFounded = stage.At(70, "09:10");
        var bulletin = new Team("Fennay Bulletin", "fennay-bulletin", "en", Of("Tom Ashby").Id, "Tom Ashby", bulletinFounded);
        bulletin.Admit(Of("Idris Oke").Id, "Idris Oke", Role.FactChecker, bulletinFounded.AddHours(3));

        db.AddRange(meridian, bulletin);
        await db.SaveChangesAsync(ct);

        var desk = new DemoDesk(stage, meridian);
        DemoTasks.Tell(desk);
        DemoPages.Tell(desk);
        DemoLahore.Tell(desk);
        DemoFerries.Tell(desk);
        DemoIslands.Tell(desk);
        DemoTongues.Tell(desk);
        DemoTips.Tell(desk);
        DemoFennay.Tell(new DemoDesk(stage, bulletin));
        await stage.Play(ct);

        if (whole is not null) await whole.CommitAsync(ct);
    }
}
