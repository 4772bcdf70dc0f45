using System.CommandLine;
using System.Text.Json;
using GasOrleans.Cli.Output;

namespace GasOrleans.Cli.Commands;

/// <summary>Says who one is there.</summary>
internal static class Me
{
    public static Command Command(Common common) => common.Asks(new("me", "Who you are there, your plan and its limits"), async (_, session, ct) =>
    {
        var me = await session.Client.GetAsync("me", ct);
        session.Terminal.Answer(me, () =>
        {
            var plan = me.GetProperty("plan");
            var stays = plan.TryGetProperty("windowSeconds", out var window) ? $"for {TimeSpan.FromSeconds(window.GetDouble())}" : "always";
            session.Terminal.Line($"{Name(me)} at {session.Client.Address}");
            session.Terminal.Line($"Plan: {plan.GetProperty("name").GetString()}; files up to {Words.Bytes(plan.GetProperty("maximumBytes").GetInt64())}, {plan.GetProperty("runningJobs").GetInt32()} annotations at once, results stay at hand {stays}");
            session.Terminal.Line($"This token may: {string.Join(' ', me.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()))}");
        });
        return Exit.Done;
    });

    public static string Name(JsonElement me) => me.TryGetProperty("name", out var name) ? name.GetString() ?? "" : me.GetProperty("id").GetString() ?? "";
}
