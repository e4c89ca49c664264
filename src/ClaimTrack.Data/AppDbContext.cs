using ClaimTrack.Domain;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTrack.Data;

/// <summary>Everything that is kept, on either database. Pages look things up through <see cref="Lookups"/>, which begin
/// from the member.</summary>
public sealed class AppDbContext(DbContextOptions<AppDbContext> options) : IdentityUserContext<Account>(options), IDataProtectionKeyContext
{
    // Identity reads its schema version from the options of the *application's* services and falls back to version 1 (no
    // passkeys) where there are none, as in the design-time factories.
    static readonly IServiceProvider IdentityStoreDefaults =
        new ServiceCollection().Configure<IdentityOptions>(ConfigureIdentityStores).BuildServiceProvider();

    /// <summary>How Identity's tables are shaped; the application uses the same.</summary>
    public static void ConfigureIdentityStores(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.Stores.MaxLengthForKeys = 128;
    }

    /// <summary>The newsrooms.</summary>
    public DbSet<Team> Teams => Set<Team>();

    /// <summary>Who is or was in them.</summary>
    public DbSet<Member> Members => Set<Member>();

    /// <summary>Links by which people join.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>What they tell readers of themselves.</summary>
    public DbSet<TeamPage> TeamPages => Set<TeamPage>();

    /// <summary>What claims are drawn from.</summary>
    public DbSet<Article> Articles => Set<Article>();

    /// <summary>The statements being checked.</summary>
    public DbSet<Claim> Claims => Set<Claim>();

    /// <summary>Who made them.</summary>
    public DbSet<Claimant> Claimants => Set<Claimant>();

    /// <summary>What they are about.</summary>
    public DbSet<Topic> Topics => Set<Topic>();

    /// <summary>What topics and claimants were called before.</summary>
    public DbSet<FormerName> FormerNames => Set<FormerName>();

    /// <summary>What evidence rests on.</summary>
    public DbSet<Source> Sources => Set<Source>();

    /// <summary>What readers see.</summary>
    public DbSet<Check> Checks => Set<Check>();

    /// <summary>The append-only history.</summary>
    public DbSet<HistoryEvent> History => Set<HistoryEvent>();

    /// <summary>Conversations about claims.</summary>
    public DbSet<DiscussionThread> Threads => Set<DiscussionThread>();

    /// <summary>Files attached to claims.</summary>
    public DbSet<StoredFile> Files => Set<StoredFile>();

    /// <summary>The lines of everybody's inbox.</summary>
    public DbSet<Notification> Notifications => Set<Notification>();

    /// <summary>Who watches which claim.</summary>
    public DbSet<Watch> Watches => Set<Watch>();

    /// <summary>When whom looked at which claim.</summary>
    public DbSet<Look> Looks => Set<Look>();

    /// <summary>Whose turn it is to write where.</summary>
    public DbSet<EditLease> EditLeases => Set<EditLease>();

    /// <summary>Filters under a name.</summary>
    public DbSet<SavedView> SavedViews => Set<SavedView>();

    /// <summary>Long work.</summary>
    public DbSet<Job> Jobs => Set<Job>();

    /// <summary>Letters that are to go out or went.</summary>
    public DbSet<Letter> Letters => Set<Letter>();

    /// <summary>What readers suggest and report.</summary>
    public DbSet<Tip> Tips => Set<Tip>();

    /// <summary>Who wants to be written to about what.</summary>
    public DbSet<Follow> Follows => Set<Follow>();

    /// <summary>Where the readers of the history stand.</summary>
    public DbSet<ReaderCursor> ReaderCursors => Set<ReaderCursor>();

    /// <summary>The keys under which cookies and tokens are sealed, the same for every instance.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Forms that were carried out.</summary>
    public DbSet<Submission> Submissions => Set<Submission>();

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        StampVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        StampVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    // Versions count saved changes of the whole thing: a new piece of evidence is a new version of its claim, and whoever
    // saves on top of an older one is refused by the WHERE clause of the UPDATE.
    void StampVersions()
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<IVersioned>().ToList())
        {
            var version = entry.Property<int>(nameof(IVersioned.Version));
            if (entry.State == EntityState.Added) version.CurrentValue = 1;
            else if (entry.State == EntityState.Modified || entry.Entity.Events.Any(e => IsNewsOf(entry.Entity, Entry(e))))
                version.CurrentValue = version.OriginalValue + 1;
        }
    }

    // Every event belongs to a team; only those about no claim, article or tip change the team itself. What is said in a
    // thread changes the thread and not its claim, and what becomes of a tip the tip alone.
    static bool IsNewsOf(IVersioned thing, EntityEntry<HistoryEvent> e) => e.State == EntityState.Added && thing switch
    {
        Team => e.Property(x => x.ClaimId).CurrentValue is null && e.Property(x => x.ArticleId).CurrentValue is null && e.Property(x => x.TipId).CurrentValue is null,
        Claim => e.Property(x => x.ThreadId).CurrentValue is null && e.Property(x => x.TipId).CurrentValue is null,
        _ => true,
    };

    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        if (optionsBuilder.Options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is null)
            optionsBuilder.UseApplicationServiceProvider(IdentityStoreDefaults);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        if (this.IsSqlite()) configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        else configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        IgnoreDerivedCollections(builder);
        // SQL Server refuses tables that two cascades reach. Nothing here is deleted by cascade, so none is declared.
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()).Where(k => IsOurs(k.DeclaringEntityType) || IsOurs(k.PrincipalEntityType)))
            if (key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull)
                key.DeleteBehavior = DeleteBehavior.Restrict;
    }

    static bool IsOurs(IReadOnlyTypeBase type) => type.ClrType.Namespace == typeof(Claim).Namespace;

    // What is stored is an IReadOnlyList; a plain IEnumerable is derived, and EF would otherwise make a relationship of it.
    static void IgnoreDerivedCollections(ModelBuilder builder)
    {
        foreach (var type in builder.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.Namespace == typeof(Claim).Namespace).ToList())
            foreach (var property in type.GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(IEnumerable<>)))
                builder.Entity(type).Ignore(property.Name);
    }
}
