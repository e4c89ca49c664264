using System.Collections.Concurrent;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Migrations.Sqlite;
using ClaimTrack.Migrations.SqlServer;
using ClaimTrack.Web.Platform.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ClaimTrack.Web.Tests;

/// <summary>The whole application over HTTP, on a database and an App_Data of its own, with the real migrations and a clock
/// that stands still until a test moves it. The database is a SQLite file, or lies on the SQL Server that
/// <c>CLAIMTRACK_SQLSERVER</c> names. One for a class of tests: <c>IClassFixture&lt;App&gt;</c>.</summary>
public class App : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>The password of every seeded account.</summary>
    public const string Password = "harbour lantern figs";

    /// <summary>Whoever runs the installation.</summary>
    public static Person Root { get; } = new("", "root@installation.test", "Root", 0);

    static readonly string PasswordHash =
        new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1 })).HashPassword(new Account(), Password);

    // The live server to test on, if there is one; else a file.
    static readonly string? SqlServer = Environment.GetEnvironmentVariable("CLAIMTRACK_SQLSERVER");

    readonly string _database = $"claimtrack_{Guid.NewGuid():N}";
    readonly ConcurrentQueue<string> _faults = new();
    int _seeded;

    /// <summary>Where this application keeps everything; gone when it ends.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("claimtrack-").FullName;

    /// <summary>The clock of the application.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    /// <summary>The instant that the application sees.</summary>
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The letters that it sent.</summary>
    public Outbox Outbox { get; } = new();

    /// <summary>What was logged as an error or worse.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Settings on top of the usual ones of tests.</summary>
    protected virtual IEnumerable<(string Key, string Value)> Settings => [];

    /// <summary>Whether somebody runs the installation already; otherwise the first visit is offered to set it up.</summary>
    protected virtual bool IsSetUp => true;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!IsSetUp) return;
        // Before the application starts, so that it finds itself set up.
        Directory.CreateDirectory(Path.Combine(Folder, "App_Data"));
        await using var db = Open();
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        db.Users.Add(NewAccount(Root.Email, Root.Name, admin: true));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseContentRoot(Folder); // App_Data lies here; pages and files of the site are found by manifest
        foreach (var (key, value) in ((string, string)[])
                 [
                     ("Cookies:Secure", "false"), ("SignIn:HashIterations", "1"), ("AllowedHosts", "*"),
                     // SignalR ends connections by the clock of the machine, for which sessions of this one may be long over.
                     ("SignIn:SessionHours", "200000"),
                     ("Limits:WritesPerMinute", "1000000"), ("Limits:ReadsPerMinute", "1000000"), ("Limits:SignInsPerMinute", "1000000"),
                     // Tests run jobs by hand; a clock that leaps over days would ring for every second of them.
                     ("Jobs:Pause", "01:00:00"),
                     ("Limits:IntakePerMinute", "1000000"), ("Limits:SearchesPerMinute", "1000000"), ("Limits:TipsPerMinute", "1000000"),
                     .. SqlServer is null ? Array.Empty<(string, string)>()
                         : [("Database:Provider", "SqlServer"), ("Database:Migrate", "true"), ("ConnectionStrings:SqlServer", $"{SqlServer};Database={_database}")],
                     .. Settings,
                 ])
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(new FaultLog(_faults)));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock).AddSingleton<MailSender>(Outbox));
    }

    /// <summary>The way in for a browser without script: no cookies and no redirects of its own.</summary>
    public virtual HttpClient Visit() => new(Server.CreateHandler()) { BaseAddress = new Uri("http://localhost") };

    /// <summary>A browser that nobody has signed in with.</summary>
    public Browser Browser() => new(this);

    /// <summary>A browser in which a person is signed in.</summary>
    public async Task<Browser> SignedIn(Person person)
    {
        var browser = Browser();
        var answer = await browser.Submit("/account/sign-in", new { person.Email, Password });
        return answer.Status == System.Net.HttpStatusCode.Found ? browser : throw new InvalidOperationException($"{person.Email} could not sign in: {answer.Words}");
    }

    /// <summary>Reads from the database.</summary>
    public async Task<T> Read<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    /// <summary>Changes the database and saves.</summary>
    public async Task<T> Change<T>(Func<AppDbContext, Task<T>> change)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var result = await change(db);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return result;
    }

    /// <summary>An account that belongs to no team.</summary>
    public async Task<Person> Stranger(string name = "Stig Fremd")
    {
        var account = NewAccount($"stranger{Interlocked.Increment(ref _seeded)}@elsewhere.test", name);
        await Change(db => Task.FromResult(db.Users.Add(account)));
        return new(account.Id, account.Email!, name, 0);
    }

    /// <summary>A team with one member of each role, and a second editor. Every call makes another team.</summary>
    /// <param name="name">Its name; a number is added.</param>
    /// <param name="policy">Its policy, or null for the default.</param>
    public async Task<Newsroom> Seed(string name = "Saltmere Desk", TeamPolicy? policy = null)
    {
        var number = Interlocked.Increment(ref _seeded);
        var slug = $"{Slug.From(name)}-{number}";
        (string Name, Role Role)[] people =
            [("Hanne Vik", Role.Admin), ("Tomas Brandt", Role.Editor), ("Edda Lund", Role.Editor), ("Ines Okafor", Role.FactChecker), ("Yusuf Adeyemi", Role.Observer)];
        var accounts = people.Select(p => NewAccount($"{Slug.From(p.Name)}@{slug}.test", p.Name)).ToList();
        var team = await Change(async db =>
        {
            db.Users.AddRange(accounts);
            await db.SaveChangesAsync();
            var founded = new Team($"{name} {number}", slug, "en", accounts[0].Id, people[0].Name, Now);
            foreach (var (account, (person, role)) in accounts.Zip(people).Skip(1)) founded.Admit(account.Id, person, role, Now);
            if (policy is not null) founded.SetPolicy(policy, founded.Members[0], Now);
            db.Teams.Add(founded);
            return founded;
        });
        Person At(int i) => new(accounts[i].Id, accounts[i].Email!, people[i].Name, team.Members[i].Id);
        return new(team.Id, slug, team.Name, Admin: At(0), Editor: At(1), SecondEditor: At(2), FactChecker: At(3), Observer: At(4));
    }

    /// <summary>A claim of the team that was brought to a status by the domain itself: the fact-checker submits it, gathers two
    /// sources, drafts and asks for review, the editor approves and publishes.</summary>
    /// <returns>Its number.</returns>
    public Task<int> SeedClaim(Newsroom room, ClaimStatus status = ClaimStatus.Open, string statement = "The ferry doubled its support in one year.") => Change(async db =>
    {
        var team = await db.Teams.Include(t => t.Members).Include(t => t.Scales).ThenInclude(s => s.Ratings).SingleAsync(t => t.Id == room.Id);
        Member The(Person person) => team.Members.Single(m => m.Id == person.MemberId);
        var (checker, editor) = (The(room.FactChecker), The(room.Editor));
        var claim = new Claim(new ClaimFacts { Statement = statement }, null, null, checker, Now);
        db.Claims.Add(claim);
        await db.SaveChangesAsync();
        if (status == ClaimStatus.Open) return claim.Id;
        if (status == ClaimStatus.Parked) { claim.Park(DateOnly.FromDateTime(Now.UtcDateTime).AddDays(9), null, checker, Now); return claim.Id; }
        if (status == ClaimStatus.Declined) { claim.Decline(DeclineReason.Opinion, null, checker, Now); return claim.Id; }
        if (status == ClaimStatus.Merged)
        {
            var target = db.Claims.Add(new Claim(new ClaimFacts { Statement = $"Another claim than {claim.Id}" }, null, null, checker, Now)).Entity;
            await db.SaveChangesAsync();
            claim.MergeInto(target, checker, Now);
            return claim.Id;
        }
        claim.Accept(checker, Now);
        if (status == ClaimStatus.Researching) return claim.Id;
        foreach (var (title, primary) in new[] { ($"Ledger of the harbour {claim.Id}", true), ($"Report in the Post {claim.Id}", false) })
        {
            var source = new Source(team.Id, title, SourceKind.OfficialRecord, null, null, null);
            db.Sources.Add(source);
            await db.SaveChangesAsync();
            claim.AddEvidence(source, new EvidenceFacts { Stance = Stance.Contradicts, IsPrimary = primary }, checker, Now);
        }
        claim.DraftVerdict(team.Scale.Ratings.Single(r => r.Key == "false"),
            new VerdictText { Headline = "The support rose by a fifth", Conclusion = "It rose by 19 percent.", Explanation = "The ledger says so." }, checker, Now);
        await db.SaveChangesAsync();
        claim.RequestReview(checker, Now);
        if (status == ClaimStatus.InReview) return claim.Id;
        claim.Vote(editor, Decision.Approve, null, claim.CurrentDraft!.Number, Now);
        if (status == ClaimStatus.Approved) return claim.Id;
        await db.SaveChangesAsync();
        claim.Publish(new GateContext(Now), editor);
        if (status == ClaimStatus.Published) return claim.Id;
        await db.SaveChangesAsync();
        if (status == ClaimStatus.Retracted) claim.Retract("It rested on a forged ledger.", editor, Now);
        else throw new ArgumentOutOfRangeException(nameof(status), status, null);
        return claim.Id;
    });

    AppDbContext Open()
    {
        var options = new DbContextOptionsBuilder<AppDbContext>();
        if (SqlServer is null) options.UseClaimTrackSqlite($"Data Source={Path.Combine(Folder, "App_Data", "claimtrack.db")}");
        else options.UseClaimTrackSqlServer($"{SqlServer};Database={_database}");
        return new(options.Options);
    }

    Account NewAccount(string email, string name, bool admin = false) => new()
    {
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        EmailConfirmed = true,
        DisplayName = name,
        PasswordHash = PasswordHash,
        LockoutEnabled = true,
        CreatedAt = Now,
        IsInstanceAdmin = admin,
    };

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (SqlServer is not null)
        {
            await using var db = Open();
            await db.Database.EnsureDeletedAsync();
        }
        await Remove(Folder);
        GC.SuppressFinalize(this);
    }

    // Another application that ends at the same moment clears the pools of this one too, and SQLite tidies its files up meanwhile.
    static async Task Remove(string folder)
    {
        for (var left = 20; ; left--)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (left > 0)
            {
                await Task.Delay(100);
            }
        }
    }

    sealed class FaultLog(ConcurrentQueue<string> faults) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;
        public void Dispose() { }
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) faults.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }
}

/// <summary>A seeded person. Outside teams the member's number is 0.</summary>
public sealed record Person(string AccountId, string Email, string Name, int MemberId);

/// <summary>A seeded team.</summary>
public sealed record Newsroom(int Id, string Slug, string Name, Person Admin, Person Editor, Person SecondEditor, Person FactChecker, Person Observer)
{
    /// <summary>The address of its workspace.</summary>
    public string Desk => $"/desk/{Slug}";

    /// <summary>One member of each role.</summary>
    public Person Holding(Role role) => role switch { Role.Admin => Admin, Role.Editor => Editor, Role.FactChecker => FactChecker, _ => Observer };
}
