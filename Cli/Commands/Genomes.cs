using System.CommandLine;

namespace GasOrleans.Cli.Commands;

/// <summary>Lists the reference genomes.</summary>
internal static class Genomes
{
    public static Command Command(Common common) => common.Asks(new("genomes", "The reference genomes that can be annotated against"), async (_, session, ct) =>
    {
        var genomes = await session.Client.GetAsync("genomes", ct);
        session.Terminal.Answer(genomes, () =>
        {
            foreach (var genome in genomes.EnumerateArray())
            {
                session.Terminal.Line($"{genome.GetProperty("id").GetString()}  {genome.GetProperty("name").GetString()}  {genome.GetProperty("source").GetString()}");
            }
        });
        return Exit.Done;
    });
}
