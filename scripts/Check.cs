#:property PublishAot=false

// Everything that must hold before a change goes in, and the only thing CI runs:
//
//     dotnet run scripts/Check.cs              all of it
//     dotnet run scripts/Check.cs -- --fast    without the format check and the browser tests, for the loop at the desk
//
// Prints what it does as it does it, says how to run a failed step alone, and ends with "N passed, N failed, N skipped".
// The exit code is 0 only if every step succeeded and at least one test ran.

using System.Diagnostics;
using System.Xml.Linq;

const string Solution = "ClaimTrack.sln";
const string Results = "artifacts/test-results";
const string BrowserTests = "ClaimTrack.Browser.Tests";
const string HeadlessShell = "/usr/bin/chromium-headless-shell";

if (args is not ([] or ["--fast"]))
{
    Console.Error.WriteLine("Usage: dotnet run scripts/Check.cs [-- --fast]");
    return 2;
}
var fast = args is ["--fast"];
var report = new List<(string Step, bool Ok, TimeSpan Took)>();

Directory.SetCurrentDirectory(RepositoryRoot());
QuietTheToolchain();

if (Step("tools", "dotnet", "tool", "restore") && Step("restore", "dotnet", "restore", Solution, "--locked-mode"))
{
    if (!fast) Format();
    BrowserScripts();
    if (Step("build", "dotnet", "build", Solution, "-c", "Release", "--no-restore", "-nodeReuse:false"))
    {
        ModelIsCovered("Sqlite");
        ModelIsCovered("SqlServer");
        Tests(withBrowser: !fast && Browser() & Redis());
    }
}
return Conclude();

void Format()
{
    // Only the layout: what else belongs to style is an error of the build.
    if (!Step("format", "dotnet", "format", "whitespace", Solution, "--verify-no-changes", "--no-restore"))
        Console.WriteLine($"Mend it with: dotnet format {Solution}");
}

// Node reads a .js file as CommonJS; through standard input it can be told that ours are modules.
void BrowserScripts()
{
    var scripts = Directory.Exists("wwwroot/js") ? Directory.GetFiles("wwwroot/js", "*.js", SearchOption.AllDirectories) : [];
    if (scripts is [] || !CanRun("node"))
    {
        Console.WriteLine(scripts is [] ? "No browser scripts to check." : "Node.js was not found: browser scripts go unchecked.");
        return;
    }
    Timed("browser scripts", () =>
    {
        var ok = true;
        foreach (var script in scripts.Order(StringComparer.Ordinal))
        {
            if (Run("node", ["--input-type=module", "--check", "-"], input: File.ReadAllText(script)) == 0) continue;
            Console.WriteLine($"Syntax error in {script} (above, as [stdin]).");
            ok = false;
        }
        return ok;
    });
}

void ModelIsCovered(string provider)
{
    var project = $"migrations/ClaimTrack.Migrations.{provider}";
    if (!Step($"migrations {provider}", "dotnet", "ef", "migrations", "has-pending-model-changes",
            "--project", project, "--configuration", "Release", "--no-build"))
        Console.WriteLine("If the model changed, add a migration to both databases: dotnet run scripts/AddMigration.cs -- WhatChanged");
}

// The machine's own Chromium, else the distribution's, else Playwright's.
bool Browser()
{
    // With the whole Chromium the tests take half as long again, so the one without a window is installed beside it.
    if (File.Exists(Environment.GetEnvironmentVariable("CHROMIUM") ?? HeadlessShell)) return true;
    return Timed("chromium", () => InstallFromDistribution() || Chromium() is not null || InstallWithPlaywright());
}

string? Chromium() => new[] { Environment.GetEnvironmentVariable("CHROMIUM"), HeadlessShell, "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

bool InstallFromDistribution()
{
    if (!File.Exists("/usr/bin/apt-get") || !Environment.IsPrivilegedProcess) return false;
    Environment.SetEnvironmentVariable("DEBIAN_FRONTEND", "noninteractive");
    return Run("apt-get", ["update", "-qq"]) == 0
        && Run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell", "fonts-dejavu-core", "fonts-noto-core"]) == 0
        && Chromium() is { } chromium && CanRun(chromium);
}

bool InstallWithPlaywright()
{
    var driver = $"tests/{BrowserTests}/bin/Release/net10.0/.playwright";
    var node = Directory.Exists(driver) ? Directory.EnumerateFiles(driver, "node*", SearchOption.AllDirectories)
        .FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == "node") : null;
    string[] install = Environment.IsPrivilegedProcess ? ["install", "--with-deps", "chromium"] : ["install", "chromium"];
    if (node is not null && Run(node, [$"{driver}/package/cli.js", .. install]) == 0) return true;
    Console.WriteLine("No Chromium for the browser tests: neither the distribution's package nor Playwright's own could be installed.");
    Console.WriteLine("Install one and name it in the environment variable CHROMIUM, or run with --fast.");
    return false;
}

// The browser tests also run two instances on one database, with a real Redis between them.
bool Redis()
{
    if (CanRun("redis-server")) return true;
    return Timed("redis", () =>
    {
        Environment.SetEnvironmentVariable("DEBIAN_FRONTEND", "noninteractive");
        if (File.Exists("/usr/bin/apt-get") && Environment.IsPrivilegedProcess && Run("apt-get", ["update", "-qq"]) == 0
            && Run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "redis-server"]) == 0 && CanRun("redis-server")) return true;
        Console.WriteLine("No Redis for the tests of several instances. Install redis-server, or run with --fast.");
        return false;
    });
}

// One project at a time, each with a results file of its own name: side by side they now and then choose the same name, and
// then the count is short. It also keeps the browser tests' waits from competing with everything else.
void Tests(bool withBrowser)
{
    if (Directory.Exists(Results)) Directory.Delete(Results, recursive: true);
    var projects = Directory.GetDirectories("tests", "*.Tests").Select(Path.GetFileName).Order(StringComparer.Ordinal)
        .Where(project => withBrowser || project != BrowserTests);
    foreach (var project in projects)
        Step($"tests {project!.Replace("ClaimTrack.", "").Replace(".Tests", "")}", "dotnet", "test", "--project", $"tests/{project}",
            "-c", "Release", "--no-build", "--no-progress",
            "--report-xunit-trx", "--report-xunit-trx-filename", $"{project}.trx", "--results-directory", Results);
}

(int Passed, int Failed, int Skipped) Count()
{
    XNamespace trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
    var counters = (Directory.Exists(Results) ? Directory.GetFiles(Results, "*.trx") : [])
        .SelectMany(file => XDocument.Load(file).Descendants(trx + "Counters")).ToList();
    int Sum(string name) => counters.Sum(counter => (int?)counter.Attribute(name) ?? 0);
    return (Sum("passed"), Sum("failed") + Sum("error"), Sum("notExecuted"));
}

int Conclude()
{
    // Results of an earlier run count for nothing when this run did not come to its tests.
    var (passed, failed, skipped) = report.Exists(line => line.Step.StartsWith("tests ")) ? Count() : (0, 0, 0);
    Console.WriteLine();
    foreach (var (step, ok, took) in report) Console.WriteLine($"{(ok ? "ok    " : "FAILED")} {step,-22} {took.TotalSeconds,7:0.0} s");
    if (passed + failed == 0) Console.WriteLine("No test ran.");
    Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    return report.TrueForAll(line => line.Ok) && failed == 0 && passed > 0 ? 0 : 1;
}

bool Step(string name, string program, params string[] arguments) => Timed(name, () =>
{
    var command = string.Join(' ', arguments.Prepend(program));
    Console.WriteLine($"$ {command}");
    var exit = Run(program, arguments);
    if (exit != 0) Console.WriteLine($"{name} failed with exit code {exit}. Alone: {command}");
    return exit == 0;
});

bool Timed(string name, Func<bool> work)
{
    Console.WriteLine();
    var clock = Stopwatch.StartNew();
    var ok = work();
    report.Add((name, ok, clock.Elapsed));
    Console.WriteLine($"{(ok ? "ok" : "FAILED")}: {name}, {clock.Elapsed.TotalSeconds:0.0} s");
    return ok;
}

// The child writes to our own streams, so that everything appears as it happens.
int Run(string program, string[] arguments, string? input = null)
{
    try
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = input is not null })!;
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        process.WaitForExit();
        return process.ExitCode;
    }
    catch (System.ComponentModel.Win32Exception missing)
    {
        Console.WriteLine($"{program}: {missing.Message}");
        return 127;
    }
}

bool CanRun(string program)
{
    try
    {
        using var process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
    catch (System.ComponentModel.Win32Exception)
    {
        return false;
    }
}

// Build servers and reused nodes outlive the command; on a CI machine they hold its folders open and its memory.
void QuietTheToolchain()
{
    foreach (var (name, value) in new[]
    {
        ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_NOLOGO", "1"),
        ("DOTNET_CLI_USE_MSBUILD_SERVER", "0"), ("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false"),
    }) Environment.SetEnvironmentVariable(name, value);
}

string RepositoryRoot()
{
    var scripts = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
    return Path.GetDirectoryName(scripts)!;
}
