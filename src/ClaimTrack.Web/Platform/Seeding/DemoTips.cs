using ClaimTrack.Domain;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>What readers of the demonstration suggest. Nobody has kept the receipts.</summary>
static class DemoTips
{
    public static void Tell(DemoDesk desk)
    {
        var idris = desk["Idris"];
        Suggest(desk, 6, "19:40", new()
        {
            Text = "From next year the island ferries stop running on Sundays, the council has signed it already.",
            Seen = "A leaflet on the board of the harbour shop",
            Why = "People are giving up their jobs on the mainland because of it",
            Language = "en",
        });
        Suggest(desk, 4, "07:15", new() { Text = "Every second winter storm is stronger than the one before.", Seen = "A video that is passed on in our village group", Language = "en" },
            (tip, at) => tip.Decline(TipDecline.NotCheckable, "Thank you. We looked for a record of storms that could settle this and found none that goes back far enough.", idris, at));
        Suggest(desk, 1, "21:05", new() { Url = "https://skerrow-echo.example/libraries-open-at-night", Why = "My neighbours believe it", Language = "en" });
    }

    static void Suggest(DemoDesk desk, int daysAgo, string time, TipFacts facts, Action<Tip, DateTimeOffset>? then = null) => desk.Stage.On(daysAgo, time, at =>
    {
        var tip = new Tip(desk.Team, facts, SecretToken.Hash(SecretToken.Make()), at);
        desk.Stage.Keep(tip);
        then?.Invoke(tip, at.AddHours(14));
    });
}
