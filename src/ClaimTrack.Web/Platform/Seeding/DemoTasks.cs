using ClaimTrack.Domain;

namespace ClaimTrack.Web.Platform.Seeding;

/// <summary>The checklist of the desk. It is younger than most of its claims, which keep the tasks they had: none.</summary>
static class DemoTasks
{
    public const string Asked = "Was the claimant asked for comment?";
    public const string Harm = "Who is harmed if we are wrong?";

    public const string Twice = "Figures read a second time by somebody else";

    public static void Tell(DemoDesk desk)
    {
        var helena = desk["Helena"];
        foreach (var (time, facts) in new (string, TaskFacts)[]
        {
            ("16:30", new() { Label = Asked, Kind = TaskKind.YesNo }),
            ("16:32", new() { Label = Harm, Kind = TaskKind.Text }),
            ("16:35", new() { Label = Twice, Kind = TaskKind.YesNo }),
        })
            desk.Stage.On(24, time, at => desk.Team.AddToChecklist(facts, helena, at));
    }
}
