namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Reads the feature tables of a GenBank flat file; sequences, if any, are passed over.</summary>
internal static class GenBankReader
{
    // The format is laid out in columns: keys begin at the sixth, values at the twenty-second.
    private const int KeyColumn = 5;
    private const int ValueColumn = 21;

    public static List<GenBankRecord> Read(string path)
    {
        var records = new List<GenBankRecord>();
        var inFeatures = false;
        GenBankFeature? feature = null;
        foreach (var line in File.ReadLines(path))
        {
            if (line.StartsWith("LOCUS", StringComparison.Ordinal))
            {
                records.Add(GenBankRecord.FromLocus(line));
            }
            else if (records.Count == 0)
            {
                break;
            }
            else if (line.Length > 0 && line[0] != ' ')
            {
                inFeatures = line.StartsWith("FEATURES", StringComparison.Ordinal);
                feature = null;
                records[^1].ReadHeader(line);
            }
            else if (inFeatures && line.Length > ValueColumn)
            {
                feature = Continue(records[^1], feature, line);
            }
        }

        return records.Count > 0 ? records : throw new BuildException($"{path} does not begin with a LOCUS line: it is not a GenBank flat file.");
    }

    private static GenBankFeature? Continue(GenBankRecord record, GenBankFeature? feature, string line)
    {
        var text = line[ValueColumn..].Trim();
        if (line[KeyColumn] != ' ')
        {
            feature = new(line[KeyColumn..ValueColumn].Trim());
            record.Features.Add(feature);
            feature.Location = text;
        }
        else
        {
            feature?.Add(text);
        }

        return feature;
    }
}
