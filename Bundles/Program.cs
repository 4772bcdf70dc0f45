using System.Globalization;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Reference.Building;

try
{
    switch (args)
    {
        case ["demo", "--out", var folder]:
            DemoBundle.Build(folder, package: null, data: null, Console.WriteLine);
            return 0;
        case ["demo", "--out", var folder, "--deb", var package]:
            DemoBundle.Build(folder, package, data: null, Console.WriteLine);
            return 0;
        case ["demo", "--out", var folder, "--ariba-dir", var data]:
            DemoBundle.Build(folder, package: null, data, Console.WriteLine);
            return 0;
        case ["build", "--out", var folder, "--id", var id, "--fasta", var fasta, "--genbank", var genBank, "--distance", var distance]
            when int.TryParse(distance, NumberStyles.None, CultureInfo.InvariantCulture, out var bases):
            GenBankBundle.Build(folder, id, fasta, genBank, bases, Console.WriteLine);
            return 0;
        case ["add", .. var options]:
            Report(AddedGenome.Add(options, Console.WriteLine));
            return 0;
        case ["check", var folder]:
            Report(folder);
            return 0;
        default:
            Console.Error.WriteLine("""
                Builds and checks reference bundles (docs/bundles.md).
                  demo --out FOLDER [--deb FILE | --ariba-dir DIR]   the demo genome, from Debian's package 'ariba'
                  build --out FOLDER --id ID --fasta FILE --genbank FILE --distance BASES
                                                                     any genome with GenBank features
                  add --to FOLDER --id ID --fasta FILE --gff FILE [--name NAME] [--distance BASES] [--code NUMBER]
                      [--known VCF] [--known-name NAME] [--track NAME=FILE[,ids][,fields=…]]…
                                                                     any genome with a GFF3 file, built, checked and put
                                                                     among the bundles that the service offers
                  check FOLDER                                       opens a bundle and says what is in it
                """);
            return 2;
    }
}
catch (Exception e) when (e is BuildException or BrokenBundleException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static void Report(string folder)
{
    using var bundle = ReferenceBundle.Open(folder, BundleCheck.Everything);
    Console.Write(BundleReport.Of(bundle));
}
