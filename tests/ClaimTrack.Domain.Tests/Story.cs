namespace ClaimTrack.Domain.Tests;

/// <summary>The people of one newsroom, by name.</summary>
public abstract class Story
{
    protected static DateTimeOffset Noon => Given.Noon;
    protected static DateTimeOffset Later => Given.Noon.AddHours(1);
    protected static DateOnly Today => Given.Today;
    protected static VerdictText Words => Given.Words;

    protected Team Team { get; } = Given.Team();
    protected Member Ada => Team.Named("Ada");
    protected Member Ben => Team.Named("Ben");
    protected Member Cleo => Team.Named("Cleo");
    protected Member Dora => Team.Named("Dora");
    protected Member Ana => Team.Named("Ana");
    protected Member Finn => Team.Named("Finn");
    protected Member Otto => Team.Named("Otto");
}
