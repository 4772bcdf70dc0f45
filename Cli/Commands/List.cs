using System.CommandLine;
using System.Text.Json;
using GasOrleans.Cli.Api;
using GasOrleans.Cli.Output;
using Spectre.Console;

namespace GasOrleans.Cli.Commands;

/// <summary>Lists annotations.</summary>
internal static class List
{
    private static readonly Option<int> Most = new("--limit", "-n") { Description = "How many at the most.", DefaultValueFactory = _ => 25 };

    public static Command Command(Common common) => common.Asks(new("list", "List your annotations, newest first") { Most }, async (args, session, ct) =>
    {
        var jobs = await ReadAsync(session, Math.Max(args.GetValue(Most), 0), ct);
        session.Terminal.Answer(new { jobs = jobs.Select(job => job.Json) }, () =>
        {
            if (session.Terminal.IsSeen)
            {
                Lay(session.Terminal, jobs);
                return;
            }

            foreach (var job in jobs)
            {
                session.Terminal.Line($"{job.Id}  {job.Status,-9}  {job.SubmittedAt:yyyy-MM-ddTHH:mm:ssZ}  {job.FileName}");
            }
        });
        return Exit.Done;
    });

    private static async Task<List<Job>> ReadAsync(Session session, int most, CancellationToken ct)
    {
        var jobs = new List<Job>();
        for (string? after = ""; after is not null && jobs.Count < most;)
        {
            var page = await session.Client.GetAsync(after.Length == 0 ? "jobs" : $"jobs?after={Uri.EscapeDataString(after)}", ct);
            jobs.AddRange(page.GetProperty("jobs").EnumerateArray().Select(Job.Of));
            after = page.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String ? next.GetString() : null;
        }

        return [.. jobs.Take(most)];
    }

    private static void Lay(Terminal terminal, List<Job> jobs)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Id", "Status", "Submitted", "File");
        foreach (var job in jobs)
        {
            table.AddRow(Safe(job.Id), Safe(job.Status), Words.At(job.SubmittedAt), Safe(job.FileName));
        }

        terminal.Out.Write(table);
    }

    private static string Safe(string text) => Markup.Escape(Words.Plain(text));
}
